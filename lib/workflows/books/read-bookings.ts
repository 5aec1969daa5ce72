import { bookingTypes, readBookings as readFromCodat } from '@/lib/codat/books/bookings';
import { retryRead } from '@/lib/codat/client/retry-read';
import { packageReadState } from '@/lib/codat/sync/package-read';
import { saveBookings, supplierNames } from '@/lib/data/books/bookings';
import { companySettings } from '@/lib/data/company/companies';
import { scheduleBookingsPoll } from '@/lib/data/connection/schedule-reads';
import { worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { countBookings, type PastBooking } from '@/lib/domain/books/bookings';
import { addMonths, dayAt } from '@/lib/domain/day';
import { isBusy, RetryLater } from '@/lib/workflows/retry-later';
import { findBooksToRead } from './company-books';
import { requestSharedRead } from './shared-read';

const months = 12;
/** The bookings suggest accounts for categories, so a read of the last day is recent enough. */
const freshMs = 86_400_000;
/** The job polls every ten seconds. Codat can take half an hour to read a desktop package. */
const maxPolls = 180;

/**
 * Reads how the customer booked expenses in the last twelve months, to suggest accounts for categories. The first job
 * makes Codat read the bookings from the package. Later jobs poll until Codat has finished, then save the counts.
 */
export async function readBookings(data: JobData<'read-bookings'>): Promise<void> {
  try {
    await readStep(data);
  } catch (error) {
    throw isBusy(error) ? new RetryLater(error.message) : error;
  }
}

async function readStep({ companyId, connectionId, asked, looks = 0 }: JobData<'read-bookings'>): Promise<void> {
  const scope = worker(companyId);
  const books = await findBooksToRead(scope, connectionId);
  if (!books) return;
  const { codatCompanyId, ids, channel } = books;
  if (!asked) {
    const since = new Date(Date.now() - freshMs);
    const operations: Record<string, string> = {};
    for (const type of bookingTypes) {
      const operation = await requestSharedRead(books, type, since);
      if (operation !== null) operations[type] = operation;
    }
    return scheduleBookingsPoll(scope, { connectionId, asked: operations, looks: 0 });
  }
  const stateOf = (operation: string) => retryRead(() => packageReadState(codatCompanyId, operation, channel));
  for (const operation of Object.values(asked))
    if (looks < maxPolls && (await stateOf(operation)) === 'running')
      return scheduleBookingsPoll(scope, { connectionId, asked, looks: looks + 1 });

  const { timeZone } = await companySettings(scope);
  const since = `${addMonths(dayAt(new Date(), timeZone).slice(0, 7), -months)}-01`;
  const names = await supplierNames(scope, connectionId);
  const bookings: PastBooking[] = [];
  for (const type of bookingTypes.filter((each) => each in asked))
    bookings.push(...(await readFromCodat(ids, type, { since, nameOf: (ref) => names.get(ref), channel })));
  await saveBookings(scope, connectionId, countBookings(bookings));
}
