import { v4 as newId } from 'uuid';
import { emit } from '../engine/events';
import type { Sandbox } from '../sandbox';
import { assumptions } from '../settings';
import { findCompany, referenceCompany } from '../store/company';
import { type ConnectionRow, connectionsOf, linkedAccounting, linkedPartnerExpense } from '../store/connection';
import { BooksLookup } from './books-lookup';
import { type ItemRow, itemsOf, type SyncRow, setItemStatus, writeItem } from './item';
import { operationOf, type Payload, payloadOf } from './payload';
import { type FailureCode, failures, isFailureCode, outcomeOf, type SyncOutcome } from './sync-outcome';

export interface SyncRequest {
  readonly companyId: string;
  readonly operation: ItemRow['operation'];
  readonly payloads: readonly Payload[];
  readonly requestId: string;
}

/** Makes a sync, which starts by itself when the company's earlier ones are finished. */
export function queueSync(sandbox: Sandbox, request: SyncRequest): string {
  const { store } = sandbox;
  const id = newId();
  const connectionId = linkedAccounting(store, request.companyId)?.id;
  store.run(
    `INSERT INTO syncs (id, company_id, position, code, status, at, request_id) VALUES (?, ?, ?, 1000, 'NotStarted', ?, ?)`,
    id,
    request.companyId,
    store.next('sync'),
    store.clock.iso(),
    request.requestId,
  );
  request.payloads.forEach((payload, position) => {
    store.run(
      `INSERT INTO sync_items (sync_id, transaction_id, company_id, position, operation, payload, status) VALUES (?, ?, ?, ?, ?, ?, 'Pending')`,
      id,
      payload.id,
      request.companyId,
      position,
      request.operation,
      JSON.stringify({ ...payload, connectionId }),
    );
  });
  sandbox.tasks.schedule('sync', id, sandbox.latency.delays.syncStart);
  return id;
}

/** One step of a sync: NotStarted → Started → Pushing → Complete or a failure. */
export function advanceSync(sandbox: Sandbox, id: string): void {
  const sync = sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ?', id);
  if (!sync || sync.finished) return;
  if (sync.status === 'NotStarted') {
    if (isBehindAnother(sandbox, sync)) return;
    move(sandbox, sync, 'Started', sandbox.latency.delays.syncPush);
  } else if (sync.status === 'Started') {
    move(sandbox, sync, 'Pushing', sandbox.latency.delays.syncFinish);
  } else {
    push(sandbox, sync);
  }
}

/** Ends a sync with a code before, or in place of, its writing: nothing of it is in the books. */
export function failSync(
  sandbox: Sandbox,
  sync: SyncRow,
  code: FailureCode,
  words: string = failures[code].words,
): void {
  const { status, item: itemStatus } = failures[code];
  for (const item of itemsOf(sandbox, sync.id))
    if (item.status === 'Pending') setItemStatus(sandbox, item, itemStatus, words);
  finish(sandbox, sync, { code, status, error: words, pushed: false });
}

/** A company's syncs run one after another; the finishing one wakes the next. */
function isBehindAnother(sandbox: Sandbox, sync: SyncRow): boolean {
  const before = sandbox.store.get<Pick<SyncRow, 'finished'>>(
    'SELECT finished FROM syncs WHERE company_id = ? AND position < ? ORDER BY position DESC LIMIT 1',
    sync.company_id,
    sync.position,
  );
  return before?.finished === 0;
}

function move(sandbox: Sandbox, sync: SyncRow, status: string, nextAfter: number): void {
  sandbox.store.run('UPDATE syncs SET status = ?, at = ? WHERE id = ?', status, sandbox.store.clock.iso(), sync.id);
  sandbox.tasks.schedule('sync', sync.id, nextAfter);
}

function push(sandbox: Sandbox, sync: SyncRow): void {
  const { store } = sandbox;
  const items = itemsOf(sandbox, sync.id);
  const connection = linkedAccounting(store, sync.company_id);
  if (!connection || !linkedPartnerExpense(store, sync.company_id)) {
    failSync(sandbox, sync, codeOfMissing(sandbox, sync, items));
    return;
  }
  if (connection.condition === 'offline') {
    // A desktop connector that is switched off: the sync waits, and goes on by itself when it is back.
    sandbox.tasks.schedule('sync', sync.id, sandbox.latency.delays.connectorCheck);
    return;
  }
  const asked = askedFailure(sandbox, items);
  if (asked) failSync(sandbox, sync, asked.code, asked.words);
  else if (connection.condition === 'billing-expired') failSync(sandbox, sync, 4260);
  else write(sandbox, sync, connection, items);
}

/** All items, or none where the sandbox itself failed at one of them. */
function write(sandbox: Sandbox, sync: SyncRow, connection: ConnectionRow, items: readonly ItemRow[]): void {
  const { store } = sandbox;
  store.run('SAVEPOINT writing');
  try {
    const books = new BooksLookup(store, connection);
    const ending = outcomeOf(items.map((item) => writeItem(sandbox, books, sync, item)));
    store.run('RELEASE writing');
    finish(sandbox, sync, ending);
  } catch (error) {
    console.error(`sandbox: sync ${sync.id} failed`, error);
    store.run('ROLLBACK TO writing');
    store.run('RELEASE writing');
    failSync(sandbox, sync, 5000);
  }
}

/** Which of the two connections is missing, and since when. */
function codeOfMissing(sandbox: Sandbox, sync: SyncRow, [item]: readonly ItemRow[]): FailureCode {
  const connections = connectionsOf(sandbox.store, sync.company_id);
  const accepted: { readonly connectionId?: string } = item ? JSON.parse(item.payload) : {};
  if (accepted.connectionId && !connections.some(({ id }) => id === accepted.connectionId))
    return assumptions.deletedConnectionEndsWith;
  return connections.some(({ status }) => status === 'Deauthorized')
    ? assumptions.deauthorizedConnectionEndsWith
    : 4000;
}

/** A failure asked for by a test or a person. */
function askedFailure(
  sandbox: Sandbox,
  [item]: readonly ItemRow[],
): { readonly code: FailureCode; readonly words: string | undefined } | undefined {
  if (!item) return undefined;
  const fault = sandbox.faults.inject(
    operationOf(payloadOf(item).kind, item.operation),
    ['sync-error'],
    item.company_id,
  );
  if (!fault) return undefined;
  return { code: fault.code !== undefined && isFailureCode(fault.code) ? fault.code : 5000, words: fault.message };
}

function finish(sandbox: Sandbox, sync: SyncRow, ending: SyncOutcome): void {
  const { store } = sandbox;
  store.run(
    'UPDATE syncs SET code = ?, status = ?, error = ?, data_pushed = ?, finished = 1, at = ? WHERE id = ?',
    ending.code,
    ending.status,
    ending.error,
    ending.pushed ? 1 : 0,
    store.clock.iso(),
    sync.id,
  );
  const next = store.get<SyncRow>(
    'SELECT * FROM syncs WHERE company_id = ? AND position > ? ORDER BY position LIMIT 1',
    sync.company_id,
    sync.position,
  );
  if (next) sandbox.tasks.schedule('sync', next.id, 0);
  announce(sandbox, sync, ending);
}

function announce(sandbox: Sandbox, sync: SyncRow, { code }: SyncOutcome): void {
  const company = findCompany(sandbox.store, sync.company_id);
  if (!company) return;
  emit(sandbox, company, code < 4000 ? 'expenses.sync.successful' : 'expenses.sync.unsuccessful', {
    referenceCompany: referenceCompany(sandbox, company),
    syncId: sync.id,
    transactions: itemsOf(sandbox, sync.id).map((item) => ({
      id: item.transaction_id,
      status: item.status === 'ValidationError' ? 'Failed' : item.status,
      errorMessage: item.message,
    })),
  });
}

const longRunningMs = 600_000;

export const syncBody = ({ store }: Sandbox, sync: SyncRow): Record<string, unknown> => ({
  companyId: sync.company_id,
  syncId: sync.id,
  syncStatusCode: sync.code === 1000 && store.clock.now() - Date.parse(sync.at) > longRunningMs ? 1010 : sync.code,
  syncStatus: sync.status,
  errorMessage: sync.error,
  syncExceptionMessage: sync.error,
  syncUtc: sync.at,
  dataPushed: sync.data_pushed === 1,
});
