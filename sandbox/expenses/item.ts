import { randomUUID } from 'node:crypto';
import { documentOf } from '../ledger/document';
import { type EntryRow, entryOfTransaction, post } from '../ledger/ledger';
import { exceedsLimit, tooLargeMessage } from '../ledger/limit';
import type { Sandbox } from '../sandbox';
import type { BooksLookup } from './books-lookup';
import { entryKinds, kindNames, operationOf, type Payload, payloadOf } from './payload';
import { prepareRecord } from './prepared-record';
import { applyUpdate } from './update';

export interface SyncRow {
  readonly id: string;
  readonly company_id: string;
  readonly position: number;
  readonly code: number;
  readonly status: string;
  readonly error: string;
  readonly at: string;
  readonly data_pushed: number;
  readonly finished: number;
  readonly request_id: string;
}

export type ItemStatus = 'Unknown' | 'Pending' | 'ValidationError' | 'Completed' | 'PushError';

export interface ItemRow {
  readonly sync_id: string;
  readonly transaction_id: string;
  readonly company_id: string;
  readonly position: number;
  readonly operation: 'create' | 'update';
  readonly payload: string;
  readonly status: ItemStatus;
  readonly message: string | null;
}

/** The result of one item of a sync. An unchanged item is completed, but nothing is written to the books. */
export type ItemResult =
  | { readonly state: 'written' | 'unchanged' }
  | { readonly state: 'invalid' | 'refused' | 'duplicate'; readonly message: string };

export const itemsOf = (sandbox: Sandbox, syncId: string): readonly ItemRow[] =>
  sandbox.store.all<ItemRow>('SELECT * FROM sync_items WHERE sync_id = ? ORDER BY position', syncId);

export const itemOf = (sandbox: Sandbox, syncId: string, transactionId: string): ItemRow | undefined =>
  sandbox.store.get<ItemRow>(
    'SELECT * FROM sync_items WHERE sync_id = ? AND transaction_id = ?',
    syncId,
    transactionId,
  );

export function setItemStatus(sandbox: Sandbox, item: ItemRow, status: ItemStatus, message: string | null): void {
  sandbox.store.run(
    'UPDATE sync_items SET status = ?, message = ? WHERE sync_id = ? AND transaction_id = ?',
    status,
    message,
    item.sync_id,
    item.transaction_id,
  );
}

export const previouslyProcessedMessage = (id: string): string =>
  `One or more transactions have previously been processed: ${id}`;

const statuses: Readonly<Record<ItemResult['state'], ItemStatus>> = {
  written: 'Completed',
  unchanged: 'Completed',
  invalid: 'ValidationError',
  refused: 'PushError',
  duplicate: 'PushError',
};

/** Writes one item to the books and saves its status. It does so even if other items of the sync failed. */
export function writeItem(sandbox: Sandbox, books: BooksLookup, sync: SyncRow, item: ItemRow): ItemResult {
  const result = postItem(sandbox, books, sync, item);
  setItemStatus(sandbox, item, statuses[result.state], 'message' in result ? result.message : null);
  return result;
}

function postItem(sandbox: Sandbox, books: BooksLookup, sync: SyncRow, item: ItemRow): ItemResult {
  const request = payloadOf(item);
  const existing = entryOfTransaction(sandbox.store, sync.company_id, item.transaction_id);
  // A PUT of a transfer creates or updates it. Which of the two is decided here, when the item is written.
  const operation = request.kind === 'transfer' && existing ? 'update' : item.operation;
  if (existing && (operation === 'create' || !entryKinds[request.kind].includes(existing.kind)))
    return { state: 'duplicate', message: previouslyProcessedMessage(item.transaction_id) };
  // A client can delete a record through the Accounting API. An update does not restore it.
  if (existing && existing.voided !== null) return refusal(`The record ${existing.id} has been deleted.`);
  if (!existing && operation === 'update')
    return { state: 'invalid', message: `${kindNames[request.kind]} ${item.transaction_id} does not exist.` };
  if (books.connection.condition === 'down') return refusal(books.accountingPackage.unavailableMessage);

  const payload = existing ? mergedPayload(sandbox, books, existing, request) : request;
  const before = existing && documentOf(existing);
  const revision = before && 'revision' in before ? before.revision + 1 : 1;
  const prepared = prepareRecord(books, { payload, operation, revision });
  if (prepared.state === 'invalid') return { state: 'invalid', message: prepared.reason };
  const fault = sandbox.faults.inject(operationOf(request.kind, operation), ['push-error'], sync.company_id);
  if (fault) return refusal(fault.message ?? 'The accounting package is not available at the moment.');
  if (prepared.state === 'refused') return refusal(prepared.reason);
  const { kind, date, record, postings } = prepared.postable;
  if (exceedsLimit(prepared.postable)) return refusal(tooLargeMessage);
  if (existing) savePayload(sandbox, item, payload);
  if (existing && contentOf(existing) === contentOf({ kind, date, doc: JSON.stringify(record) }))
    return { state: 'unchanged' };

  post(sandbox.store, books.connection, {
    id: existing?.id ?? books.accountingPackage.newRecordId(sandbox.store.next(`record/${books.connection.id}`)),
    transactionId: item.transaction_id,
    syncId: sync.id,
    kind,
    date,
    doc: record,
    requestId: sync.request_id,
    postings,
  });
  return { state: 'written' };
}

/** Returns the payload that was last written, with the editable fields replaced by those of the update. */
function mergedPayload(sandbox: Sandbox, books: BooksLookup, existing: EntryRow, update: Payload): Payload {
  const last = sandbox.store.get<Pick<ItemRow, 'payload'>>(
    `SELECT item.payload FROM sync_items item JOIN syncs sync ON sync.id = item.sync_id
     WHERE item.company_id = ? AND item.transaction_id = ? AND item.status = 'Completed' ORDER BY sync.position DESC LIMIT 1`,
    existing.company_id,
    existing.transaction_id,
  );
  if (!last) return update;
  return applyUpdate(payloadOf(last), documentOf(existing), update, {
    keepsBankAccount: books.accountingPackage.updatesKeepBankAccount === true,
  });
}

/**
 * Saves the complete payload with the item. The next update then starts from the complete payload, not from a request
 * that had only some fields.
 */
function savePayload(sandbox: Sandbox, item: ItemRow, payload: Payload): void {
  sandbox.store.run(
    'UPDATE sync_items SET payload = ? WHERE sync_id = ? AND transaction_id = ?',
    JSON.stringify(payload),
    item.sync_id,
    item.transaction_id,
  );
}

/** Returns a refused result. Codat shows the message of the package inside this text. */
const refusal = (message: string): ItemResult => ({
  state: 'refused',
  message: `An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: ${message}`,
});

/** Returns the content of an entry without its revision number, to find out whether an update changes anything. */
const contentOf = (entry: Pick<EntryRow, 'kind' | 'date' | 'doc'>): string =>
  JSON.stringify({ ...documentOf(entry), date: entry.date, revision: 0 });
