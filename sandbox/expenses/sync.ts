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

/** Creates a sync and returns its id. The sync starts when the company's earlier syncs have finished. */
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

/** Advances a sync to its next status: NotStarted → Started → Pushing → Complete, or a failure. */
export function advanceSync(sandbox: Sandbox, id: string): void {
  const sync = sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ?', id);
  if (!sync || sync.finished) return;
  if (sync.status === 'NotStarted') {
    if (isBehindAnother(sandbox, sync)) return;
    saveStatus(sandbox, sync, 'Started', sandbox.latency.delays.syncPush);
  } else if (sync.status === 'Started') {
    saveStatus(sandbox, sync, 'Pushing', sandbox.latency.delays.syncFinish);
  } else {
    push(sandbox, sync);
  }
}

/** Ends a sync with a failure code. None of its items was written to the books. */
function failSync(sandbox: Sandbox, sync: SyncRow, code: FailureCode, message: string = failures[code].message): void {
  const { status, item: itemStatus } = failures[code];
  for (const item of itemsOf(sandbox, sync.id))
    if (item.status === 'Pending') setItemStatus(sandbox, item, itemStatus, message);
  finish(sandbox, sync, { code, status, error: message, pushed: false });
}

/**
 * Returns true if the company's previous sync has not finished. The syncs of a company run one after another; each one
 * that finishes schedules the next.
 */
function isBehindAnother(sandbox: Sandbox, sync: SyncRow): boolean {
  const before = sandbox.store.get<Pick<SyncRow, 'finished'>>(
    'SELECT finished FROM syncs WHERE company_id = ? AND position < ? ORDER BY position DESC LIMIT 1',
    sync.company_id,
    sync.position,
  );
  return before?.finished === 0;
}

function saveStatus(sandbox: Sandbox, sync: SyncRow, status: string, nextAfter: number): void {
  sandbox.store.run('UPDATE syncs SET status = ?, at = ? WHERE id = ?', status, sandbox.store.clock.iso(), sync.id);
  sandbox.tasks.schedule('sync', sync.id, nextAfter);
}

function push(sandbox: Sandbox, sync: SyncRow): void {
  const { store } = sandbox;
  const items = itemsOf(sandbox, sync.id);
  const connection = linkedAccounting(store, sync.company_id);
  if (!connection || !linkedPartnerExpense(store, sync.company_id)) {
    failSync(sandbox, sync, missingConnectionCode(sandbox, sync, items));
    return;
  }
  if (connection.condition === 'offline') {
    // The desktop connector is offline. The sync checks again after a delay, until the connector is back.
    sandbox.tasks.schedule('sync', sync.id, sandbox.latency.delays.connectorCheck);
    return;
  }
  const injected = injectedFailure(sandbox, items);
  if (injected) failSync(sandbox, sync, injected.code, injected.message);
  else if (connection.condition === 'billing-expired') failSync(sandbox, sync, 4260);
  else write(sandbox, sync, connection, items);
}

/** Writes each item that can be written. If the sandbox itself fails at one item, none is written. */
function write(sandbox: Sandbox, sync: SyncRow, connection: ConnectionRow, items: readonly ItemRow[]): void {
  const { store } = sandbox;
  store.run('SAVEPOINT writing');
  try {
    const books = new BooksLookup(store, connection);
    const outcome = outcomeOf(items.map((item) => writeItem(sandbox, books, sync, item)));
    store.run('RELEASE writing');
    finish(sandbox, sync, outcome);
  } catch (error) {
    console.error(`sandbox: sync ${sync.id} failed`, error);
    store.run('ROLLBACK TO writing');
    store.run('RELEASE writing');
    failSync(sandbox, sync, 5000);
  }
}

/**
 * Returns the failure code for a sync whose company has no linked connection. The code depends on whether the
 * connection was deleted since the request, its access was revoked, or the company was never linked.
 */
function missingConnectionCode(sandbox: Sandbox, sync: SyncRow, [item]: readonly ItemRow[]): FailureCode {
  const connections = connectionsOf(sandbox.store, sync.company_id);
  const accepted: { readonly connectionId?: string } = item ? JSON.parse(item.payload) : {};
  if (accepted.connectionId && !connections.some(({ id }) => id === accepted.connectionId))
    return assumptions.deletedConnectionEndsWith;
  return connections.some(({ status }) => status === 'Deauthorized')
    ? assumptions.deauthorizedConnectionEndsWith
    : 4000;
}

/** Returns the failure that a sync-error fault rule causes for this sync, if any. */
function injectedFailure(
  sandbox: Sandbox,
  [item]: readonly ItemRow[],
): { readonly code: FailureCode; readonly message: string | undefined } | undefined {
  if (!item) return undefined;
  const fault = sandbox.faults.inject(
    operationOf(payloadOf(item).kind, item.operation),
    ['sync-error'],
    item.company_id,
  );
  if (!fault) return undefined;
  return { code: fault.code !== undefined && isFailureCode(fault.code) ? fault.code : 5000, message: fault.message };
}

function finish(sandbox: Sandbox, sync: SyncRow, outcome: SyncOutcome): void {
  const { store } = sandbox;
  store.run(
    'UPDATE syncs SET code = ?, status = ?, error = ?, data_pushed = ?, finished = 1, at = ? WHERE id = ?',
    outcome.code,
    outcome.status,
    outcome.error,
    outcome.pushed ? 1 : 0,
    store.clock.iso(),
    sync.id,
  );
  const next = store.get<SyncRow>(
    'SELECT * FROM syncs WHERE company_id = ? AND position > ? ORDER BY position LIMIT 1',
    sync.company_id,
    sync.position,
  );
  if (next) sandbox.tasks.schedule('sync', next.id, 0);
  emitSyncResult(sandbox, sync, outcome);
}

function emitSyncResult(sandbox: Sandbox, sync: SyncRow, { code }: SyncOutcome): void {
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
