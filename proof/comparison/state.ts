import { asSuperuser } from '@/lib/testing/superuser';
import type { Database } from '../sim/database/database';

/** A row as it is compared. Times are milliseconds. */
type Row = Readonly<Record<string, unknown>>;
type Item = Row & {
  readonly syncId: string;
  readonly movementId: string;
  readonly attempt: number;
  readonly id: string;
};

/** All rows of the compared tables, each table in an order that does not depend on ids that the model and the database create. */
export type State = Readonly<Record<string, readonly Row[]>>;

type Tables = {
  readonly connections: readonly (Row & { readonly id: string; readonly codatConnectionId: string })[];
  readonly expenses: readonly (Row & { readonly id: string })[];
  readonly items: readonly Item[];
  readonly syncs: readonly (Row & { readonly id: string; readonly runId: string | null })[];
  readonly runs: readonly (Row & { readonly id: string })[];
  readonly deliveries: readonly (Row & { readonly receiptId: string; readonly itemId: string })[];
  readonly lanes: readonly (Row & { readonly companyId: string })[];
  readonly permits: readonly (Row & { readonly id: string; readonly admittedAt: number })[];
  readonly spendingReads: readonly (Row & { readonly connectionId: string; readonly type: string })[];
  readonly gate: readonly Row[];
};

/** Sorts the rows of each table by what they refer to, down to expenses, whose ids are the same on both sides. */
function inOrder(tables: Tables): State {
  const nameOfConnection = new Map(tables.connections.map((row) => [row.id, row.codatConnectionId]));
  const nameOfItem = new Map(tables.items.map((item) => [item.id, `${item.movementId} ${item.attempt}`]));
  const nameOfSync = new Map<string, string>();
  for (const { syncId, id } of by(tables.items, (item) => nameOfItem.get(item.id)))
    if (!nameOfSync.has(syncId)) nameOfSync.set(syncId, nameOfItem.get(id) ?? '');
  return {
    connections: by(tables.connections, (row) => row.codatConnectionId),
    expenses: by(tables.expenses, (row) => row.id),
    syncs: by(tables.syncs, (sync) => nameOfSync.get(sync.id)),
    items: by(tables.items, (item) => nameOfItem.get(item.id)),
    // Some runs have no batch yet. Both sides list them in the order of their creation.
    runs: tables.runs,
    deliveries: by(tables.deliveries, (row) => `${row.receiptId} ${nameOfItem.get(row.itemId)}`),
    lanes: by(tables.lanes, (row) => row.companyId),
    permits: by(tables.permits, (row) => `${row.admittedAt} ${row.id}`),
    spendingReads: by(tables.spendingReads, (row) => `${nameOfConnection.get(row.connectionId)} ${row.type}`),
    gate: tables.gate,
  };
}

const by = <R>(rows: readonly R[], key: (row: R) => string | undefined): R[] =>
  rows
    .map((row) => ({ row, name: key(row) ?? '' }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    .map(({ row }) => row);

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

export function readModel(db: Database): State {
  return inOrder({
    connections: db.connections.map(({ id, companyId, codatConnectionId, status, removedAt, linkedAt }) => ({
      id,
      companyId,
      codatConnectionId,
      status,
      removedAt: ms(removedAt),
      linkedAt: ms(linkedAt),
    })),
    expenses: [...db.expenses.values()].map(({ amount, kind: _, note: __, ...expense }) => ({
      ...expense,
      amountMinor: Math.round(amount * 100),
    })),
    items: [...db.items.values()].map(({ amount: _, ...item }) => ({ ...item, settledAt: ms(item.settledAt) })),
    syncs: [...db.syncs.values()].map((sync) => ({
      ...sync,
      requestedAt: ms(sync.requestedAt),
      keyUsedAt: ms(sync.keyUsedAt),
      dueAt: ms(sync.dueAt),
      sentAt: ms(sync.sentAt),
      settledAt: ms(sync.settledAt),
    })),
    runs: [...db.runs.values()],
    deliveries: [...db.deliveries.values()].map((delivery) => ({
      ...delivery,
      dueAt: ms(delivery.dueAt),
      keyUsedAt: ms(delivery.keyUsedAt),
      createdAt: ms(delivery.createdAt),
      changedAt: ms(delivery.changedAt),
    })),
    lanes: [...db.lanes.values()].map(({ fence, ...lane }) => ({ ...lane, fence: Number(fence) })),
    permits: db.permits,
    spendingReads: [...db.spendingReads].map(([key, read]) => ({
      connectionId: key.split(' ')[0] ?? '',
      type: key.split(' ')[1] ?? '',
      operationId: read.operationId,
      requestedAt: ms(read.requestedAt),
      completedAt: ms(read.completedAt),
    })),
    gate: [{ ...db.gate }],
  });
}

const at = (...columns: readonly string[]) =>
  columns.map((column) => `round(extract(epoch from ${snake(column)}) * 1000)::float8 as "${column}"`).join(', ');
const plain = (...columns: readonly string[]) => columns.map((column) => `${snake(column)} as "${column}"`).join(', ');
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const ofCompanies = 'company_id = any($1::uuid[])';
const queries: Readonly<Record<keyof Tables, string>> = {
  connections: `select ${plain('id', 'companyId', 'codatConnectionId', 'status')}, ${at('removedAt', 'linkedAt')}
    from connections where ${ofCompanies}`,
  // The expenses have no category, so those that are ready in the model are incomplete here.
  expenses: `select ${plain('id', 'companyId', 'type', 'amountMinor', 'revision', 'syncedRevision', 'latestItemId')},
    ${plain('queuedRunId')}, case status when 'incomplete' then 'ready' else status::text end as status
    from movements join expenses using (id, company_id) where ${ofCompanies}`,
  items: `select ${plain('id', 'companyId', 'syncId', 'movementId', 'attempt', 'revision', 'state', 'message', 'recordRef')},
    ${at('settledAt')} from sync_items where ${ofCompanies}`,
  syncs: `select ${plain('id', 'companyId', 'runId', 'connectionId', 'product', 'kind', 'state', 'requestedById', 'mappingVersionId')},
    ${plain('payload', 'payloadSha256', 'idempotencyKey', 'attempt', 'renewals', 'codatSyncId')},
    ${at('requestedAt', 'keyUsedAt', 'dueAt', 'sentAt', 'settledAt')} from syncs where ${ofCompanies}`,
  runs: `select ${plain('id', 'companyId', 'requestedById')}, ${at('stoppedAt')} from sync_runs where ${ofCompanies} order by id`,
  deliveries: `select ${plain('id', 'companyId', 'receiptId', 'itemId', 'state', 'attempt', 'idempotencyKey', 'looks')},
    ${plain('failures', 'recordRefs', 'attachmentId', 'message')}, ${at('dueAt', 'keyUsedAt', 'createdAt', 'changedAt')}
    from receipt_deliveries where ${ofCompanies}`,
  lanes: `select ${plain('companyId', 'holder', 'fence', 'wanted', 'pausedBecause', 'failures')},
    ${at('leaseUntil', 'dueAt', 'pausedUntil')} from lanes where ${ofCompanies}`,
  permits: `select ${plain('id', 'companyId', 'holder', 'address')}, ${at('admittedAt', 'doneAt')} from permits`,
  spendingReads: `select ${plain('connectionId', 'type', 'operationId')}, ${at('requestedAt', 'completedAt')}
    from spending_reads where ${ofCompanies}`,
  gate: `select ${plain('quotaLimit', 'quotaRemaining')}, ${at('blockedUntil', 'quotaResetsAt')} from codat_gate`,
};

const sql = `select json_build_object(${Object.entries(queries)
  .map(([name, query]) => `'${name}', (select coalesce(json_agg(t), '[]') from (${query}) t)`)
  .join(', ')}) as tables`;

/** Reads the rows of these companies, in one statement. */
export async function readDatabase(companyIds: readonly string[]): Promise<State> {
  const [row] = await asSuperuser<{ tables: Tables }>(sql, [companyIds]);
  if (!row) throw new Error('the database returned no state');
  return inOrder(row.tables);
}
