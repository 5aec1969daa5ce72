import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { inScope, type Tx } from '@/lib/data/db';
import { addImportedIn, type Imported } from '@/lib/data/expense/import/add';
import { addTransfersIn, type ImportedTransfer, lockTransferRows } from '@/lib/data/expense/import/add-transfers';
import { newId } from '@/lib/data/id';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { announce } from '@/lib/data/queue';
import type { Topic } from '@/lib/domain/live/change';
import type { SourceViewer } from './keys';
import { type Received, receivedIn } from './received';

/** A row that is a side of a recorded transfer. The side takes its key, so that no other row is this side. */
export type JoinedSide = { readonly transferId: string; readonly side: 'from' | 'to'; readonly key: string };

export type NewlyReceived = {
  readonly expenses: readonly Imported[];
  readonly transfers: readonly ImportedTransfer[];
  readonly joinedSides: readonly JoinedSide[];
  /** The expenses that Outlay had before, each explained by one movement. */
  readonly joinedExpenses: readonly string[];
  /** What to store about each movement. */
  readonly rows: readonly Received[];
};

/**
 * Records movements of a source, and the result of each, in one transaction. Returns false, and changes nothing, when
 * another request or a person has changed something meanwhile: then everything is to be judged again. `seen` is what was
 * known about the movements when they were judged.
 */
export async function recordReceived(
  viewer: SourceViewer,
  seen: ReadonlyMap<string, Received>,
  received: NewlyReceived,
): Promise<boolean> {
  try {
    await inScope(viewer, (tx) => recordIn(tx, viewer, seen, received), { timeoutMs: 60_000 });
    return true;
  } catch (error) {
    if (error instanceof Changed) return false;
    throw error;
  }
}

class Changed extends Error {}

async function recordIn(
  tx: Tx,
  viewer: SourceViewer,
  seen: ReadonlyMap<string, Received>,
  { expenses, transfers, joinedSides, joinedExpenses, rows }: NewlyReceived,
): Promise<void> {
  const { companyId, source } = viewer;
  // Every transaction that stores a result waits here, so that each movement is recorded once.
  await lockTransferRows(tx, companyId);
  await holdCoding(tx, companyId);
  const ids = rows.map(({ externalId }) => externalId);
  const known = await receivedIn(tx, companyId, source, ids);
  if (ids.some((id) => !isDeepStrictEqual(known.get(id), seen.get(id)))) throw new Changed();
  const origin = { importId: null, source };
  if ((await addImportedIn(tx, viewer, origin, expenses)).length < expenses.length) throw new Changed();
  if ((await addTransfersIn(tx, viewer, origin, transfers)).length < transfers.length) throw new Changed();
  if (!(await areFree(tx, companyId, joinedExpenses))) throw new Changed();
  for (const side of joinedSides) if (!(await takeSide(tx, companyId, side))) throw new Changed();
  await saveReceived(tx, companyId, source, rows);
  const topics: Topic[] = expenses.length + transfers.length > 0 ? ['ingest', 'expenses'] : ['ingest'];
  await announce(tx, companyId, topics);
}

/** Whether these expenses are there, and no other movement of a source is one of them. */
async function areFree(tx: Tx, companyId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const [free] = await tx.$queryRaw<[{ count: bigint }]>`
    select count(*) as count from movements m
    where m.company_id = ${companyId}::uuid and m.id = any(${[...ids]}::uuid[]) and m.removed_at is null
      and not exists (select 1 from ingested_movements s where s.movement_id = m.id)`;
  return free.count === BigInt(ids.length);
}

const takeSide = async (tx: Tx, companyId: string, { transferId: id, side, key }: JoinedSide): Promise<boolean> => {
  const { count } =
    side === 'from'
      ? await tx.transfer.updateMany({ where: { id, companyId, fromImportKey: null }, data: { fromImportKey: key } })
      : await tx.transfer.updateMany({ where: { id, companyId, toImportKey: null }, data: { toImportKey: key } });
  return count === 1;
};

/** Stores the result of one movement that is recorded. */
export const saveOne = (viewer: SourceViewer, row: Received): Promise<void> =>
  inScope(viewer, async (tx) => {
    await lockTransferRows(tx, viewer.companyId);
    await saveReceived(tx, viewer.companyId, viewer.source, [row]);
    await announce(tx, viewer.companyId, ['ingest']);
  });

/** Stores that a movement was cancelled, and frees its keys, so that a newer version can be recorded. */
export const saveCancelled = (viewer: SourceViewer, row: Received, cancelled: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await lockTransferRows(tx, companyId);
    await tx.movement.updateMany({ where: { id: cancelled, companyId }, data: { importKey: null } });
    await tx.transfer.updateMany({
      where: { id: cancelled, companyId },
      data: { fromImportKey: null, toImportKey: null },
    });
    await saveReceived(tx, companyId, viewer.source, [row]);
    await announce(tx, companyId, ['ingest']);
  });

const saveReceived = (tx: Tx, companyId: string, source: string, rows: readonly Received[]): Promise<unknown> =>
  rows.length === 0
    ? Promise.resolve()
    : tx.$executeRaw`
      insert into ingested_movements (id, company_id, source, external_id, state, content, applied, movement_id, existed, reason, updated_at)
      select id, ${companyId}::uuid, ${source}, "externalId", state::"IngestState", content, nullif(applied, 'null'::jsonb), "movementId",
        existed, reason, now()
      from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))}::jsonb)
        as row (id uuid, "externalId" text, state text, content jsonb, applied jsonb, "movementId" uuid, existed boolean, reason text)
      order by "externalId"
      on conflict (company_id, source, external_id) do update set state = excluded.state, content = excluded.content,
        applied = excluded.applied, movement_id = excluded.movement_id, existed = excluded.existed, reason = excluded.reason,
        updated_at = excluded.updated_at`;
