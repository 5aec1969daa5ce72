import type { TakenRecord } from '@/lib/data/sync/records/take';
import { areEqual, type SentRecord } from '@/lib/domain/books/sent-record';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import type { EnginePorts } from '@/lib/workflows/sync/engine-ports';
import type { WorkerProcess } from '../core/worker-process';
import { type Database, type Item, required, type SyncRow } from './database';
import { recordOf } from './records';

// A copy in memory of lib/data/sync/records.

export const pushedRecords = (worker: Pick<WorkerProcess, 'transaction'>, db: Database): EnginePorts['pushes'] => ({
  pushedRecord: (_, syncId) => worker.transaction('pushedRecord', () => sentBy(db, onlyItem(db, syncId))),
  takeRecord: (_, candidates) =>
    worker.transaction(`takeRecord ${candidates.refs.join(' ')}`, () => takeRecord(db, candidates)),
});

const onlyItem = (db: Database, syncId: string): Item => required(db.itemsOf(syncId)[0]);

const sentBy = (db: Database, { movementId, amount }: Item): SentRecord =>
  recordOf(required(db.expenses.get(movementId)), amount);

type Candidates = Parameters<EnginePorts['pushes']['takeRecord']>[1];

function takeRecord(db: Database, { syncId, refs, by }: Candidates): TakenRecord {
  const own = onlyItem(db, syncId);
  const { connectionId } = syncOf(db, own);
  const others = [...db.items.values()].filter(
    (item) => item.movementId !== own.movementId && syncOf(db, item).connectionId === connectionId,
  );
  const free = refs.filter((ref) => !others.some(({ recordRef }) => recordRef === ref));
  if (free.length === 0) return { taken: 'none' };
  const { onTheirWay, withoutRef } =
    by === 'reference' ? { onTheirWay: 0, withoutRef: 0 } : countEqual(db, own, others, by === 'note');
  const [ref] = free.slice(withoutRef);
  if (ref === undefined) return { taken: 'none' };
  if (onTheirWay > 0) return { taken: 'disputed' };
  db.items.set(own.id, { ...own, recordRef: ref });
  return { taken: 'record', ref };
}

const syncOf = (db: Database, { syncId }: Item): SyncRow => required(db.syncs.get(syncId));

const states: readonly Item['state'][] = ['sending', 'sent', 'unknown', 'synced'];

function countEqual(db: Database, own: Item, others: readonly Item[], byNote: boolean) {
  const open = others.filter(({ state, movementId }) => states.includes(state) && db.expenses.has(movementId));
  const equal = [...Map.groupBy(open, ({ movementId }) => movementId).values()]
    .map((items) => required(items.sort((one, other) => other.attempt - one.attempt)[0]))
    .filter((latest) => areEqual(sentBy(db, own), sentBy(db, latest), byNote));
  return {
    onTheirWay: equal.filter((item) => item.state !== 'synced' && isOnItsWay(db, syncOf(db, item))).length,
    withoutRef: equal.filter(({ state, recordRef }) => state === 'synced' && recordRef === null).length,
  };
}

const isOnItsWay = (db: Database, { state, keyUsedAt }: SyncRow): boolean =>
  state === 'sent' || (keyUsedAt !== null && keyUsedAt.getTime() > db.now - idempotencyKeyMinutes * 60_000);
