import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { enqueue, type JobData } from '@/lib/data/queue';
import { nextNightlyRefresh } from '@/lib/domain/nightly-refresh';

const day = 86_400;
const bookingsDelaySeconds = 15;

/** Schedules one read of the lists in the coming night. Every read that is saved schedules the next one. */
export async function scheduleNightlyRead(tx: Tx, companyId: string, connectionId: string): Promise<void> {
  const now = new Date();
  const { timeZone } = await tx.company.findUniqueOrThrow({ where: { id: companyId }, select: { timeZone: true } });
  const night = nextNightlyRefresh(now, timeZone, connectionId);
  await enqueue(
    tx,
    { name: 'read-nightly', data: { companyId, connectionId } },
    {
      afterSeconds: Math.round((night.getTime() - now.getTime()) / 1000),
      once: { key: `${connectionId} ${night.toISOString().slice(0, 10)}`, seconds: day },
    },
  );
}

/**
 * Schedules a read of the customer's own bookings, at most once a week. It runs after the lists are saved, because
 * no person waits for the bookings.
 */
export const scheduleBookingsRequest = (tx: Tx, companyId: string, connectionId: string): Promise<void> =>
  enqueue(
    tx,
    { name: 'read-bookings', data: { companyId, connectionId } },
    { afterSeconds: bookingsDelaySeconds, once: { key: connectionId, seconds: 7 * day } },
  );

const pollSeconds = 10;

/** Schedules the next poll of Codat while it reads the bills. A person may be waiting, so the first ones follow quickly. */
export const scheduleBillsPoll = (scope: CompanyScope, data: Omit<JobData<'read-bills'>, 'companyId'>): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(
      tx,
      { name: 'read-bills', data: { ...data, companyId: scope.companyId } },
      { afterSeconds: (data.looks ?? 0) < 10 ? 2 : pollSeconds },
    ),
  );

/** Schedules the next poll of Codat while it reads the customer's bookings. */
export const scheduleBookingsPoll = (
  scope: CompanyScope,
  data: Omit<JobData<'read-bookings'>, 'companyId'>,
): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(
      tx,
      { name: 'read-bookings', data: { ...data, companyId: scope.companyId } },
      { afterSeconds: pollSeconds },
    ),
  );
