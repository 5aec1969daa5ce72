import 'server-only';
import { db } from './db';

/** Records that this worker is alive. Deletes workers that were not seen for a day. */
export async function recordHeartbeat(id: string): Promise<void> {
  const now = new Date();
  await db().worker.upsert({ where: { id }, create: { id }, update: { lastSeenAt: now }, select: { id: true } });
  await db().worker.deleteMany({ where: { lastSeenAt: { lt: new Date(now.getTime() - 24 * 60 * 60 * 1000) } } });
}

/** Returns when a worker was last seen, or null if no worker has run yet. */
export const workerLastSeen = (): Promise<Date | null> =>
  db()
    .worker.findFirst({ orderBy: { lastSeenAt: 'desc' }, select: { lastSeenAt: true } })
    .then((row) => row?.lastSeenAt ?? null);
