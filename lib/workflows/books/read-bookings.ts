import { bookingTypes, readBookings as readFromCodat, requestBookings } from '@/lib/codat/books/bookings';
import { spendingState } from '@/lib/codat/sync/spending';
import { saveBookings, supplierNames } from '@/lib/data/books/bookings';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { scheduleBookingsRead } from '@/lib/data/connection/schedule-reads';
import { worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { countBookings, type PastBooking } from '@/lib/domain/books/bookings';
import { addMonths, dayAt } from '@/lib/domain/day';
import { channelFor } from '@/lib/workflows/codat-channel';

const months = 12;
/** Ten seconds apart: a desktop package may take its time. */
const maxPolls = 180;

/**
 * Reads how the customer's own spending of the last twelve months was booked, for suggestions. First Codat is asked to
 * read it, then the job comes back for what it has read.
 */
export async function readBookings({
  companyId,
  connectionId,
  asked,
  looks = 0,
}: JobData<'read-bookings'>): Promise<void> {
  const scope = worker(companyId);
  const connection = await currentConnection(scope);
  const { codatCompanyId, timeZone } = await companySettings(scope);
  if (!connection || !codatCompanyId || connection.id !== connectionId || connection.status !== 'linked') return;
  const channel = channelFor(companyId);
  if (!asked) {
    const operations: Record<string, string> = {};
    for (const type of bookingTypes) {
      const operation = await requestBookings(codatCompanyId, type, channel);
      if (operation !== null) operations[type] = operation;
    }
    return scheduleBookingsRead(scope, { connectionId, asked: operations, looks: 0 });
  }
  for (const operation of Object.values(asked))
    if (looks < maxPolls && (await spendingState(codatCompanyId, operation, channel)) === 'running')
      return scheduleBookingsRead(scope, { connectionId, asked, looks: looks + 1 });

  const today = dayAt(new Date(), timeZone);
  const since = `${addMonths(today.slice(0, 7), -months)}-01`;
  const names = await supplierNames(scope, connectionId);
  const place = { codatCompanyId, connectionId: connection.codatConnectionId };
  const found: PastBooking[] = [];
  for (const type of bookingTypes.filter((each) => each in asked))
    found.push(...(await readFromCodat(place, type, { since, nameOf: (ref) => names.get(ref), channel })));
  await saveBookings(scope, connectionId, countBookings(found));
}
