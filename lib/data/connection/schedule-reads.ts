import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { enqueue, type JobData } from '@/lib/data/queue';
import { nextNightlyRefresh } from '@/lib/domain/nightly-refresh';

const day = 86_400;
const restSeconds = 15;

/** Has the lists read again in the coming night, once. The reading of one night plans the next. */
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

/** Has the customer's own past spending read, at most once a week: the lists are usable without it. */
export const scheduleBookingsRequest = (tx: Tx, companyId: string, connectionId: string): Promise<void> =>
  enqueue(
    tx,
    { name: 'read-bookings', data: { companyId, connectionId } },
    { afterSeconds: restSeconds, once: { key: connectionId, seconds: 7 * day } },
  );

const againSeconds = 10;

/** Codat was asked, and is not asked again: the job only comes back to see. */
export const scheduleBookingsPoll = (
  scope: CompanyScope,
  data: Omit<JobData<'read-bookings'>, 'companyId'>,
): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(
      tx,
      { name: 'read-bookings', data: { ...data, companyId: scope.companyId } },
      { afterSeconds: againSeconds },
    ),
  );
