import type { EnginePorts } from '@/lib/workflows/sync/engine-ports';
import type { WorkerProcess } from '../core/worker-process';
import type { Database } from './database';

type Key = { readonly connectionId: string; readonly type: string };
type Functions = 'findSpendingRead' | 'startSpendingRead' | 'completeSpendingRead' | 'dropSpendingRead';

/** A copy of lib/data/receipt/spending-reads.ts in memory. */
export function spendingReads(
  transaction: WorkerProcess['transaction'],
  db: Database,
): Pick<EnginePorts['store'], Functions> {
  const { spendingReads: reads } = db;
  const nameOf = ({ connectionId, type }: Key) => `${connectionId} ${type}`;
  return {
    findSpendingRead: (_, key) => transaction('findSpendingRead', () => reads.get(nameOf(key)) ?? null),
    startSpendingRead: (_, key, operationId) =>
      transaction('startSpendingRead', () => {
        reads.set(nameOf(key), { operationId, requestedAt: new Date(db.now), completedAt: null });
        return 1;
      }),
    completeSpendingRead: (_, key, operationId) =>
      transaction('completeSpendingRead', () => {
        const read = reads.get(nameOf(key));
        if (read?.operationId !== operationId) return 0;
        reads.set(nameOf(key), { ...read, completedAt: new Date(db.now) });
        return 1;
      }),
    dropSpendingRead: (_, key) => transaction('dropSpendingRead', () => Number(reads.delete(nameOf(key)))),
  };
}
