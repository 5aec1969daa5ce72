import { randomUUID } from 'node:crypto';
import { documentOf } from '../ledger/document';
import { type EntryRow, entryOfTransaction, post } from '../ledger/ledger';
import { exceedsLimit, tooLargeMessage } from '../ledger/limit';
import type { PostableRecord } from '../ledger/record';
import type { Sandbox } from '../sandbox';
import type { BooksLookup } from './books-lookup';
import { edited } from './edit';
import { entryKinds, kindNames, operationOf, type Payload, payloadOf } from './payload';
import { prepareRecord } from './preparation';

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

/** What became of an item. One that changes nothing is done, and nothing of it was written. */
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

/** One item, to the books or not, whatever became of the others. */
export function writeItem(sandbox: Sandbox, books: BooksLookup, sync: SyncRow, item: ItemRow): ItemResult {
  const result = resultOf(sandbox, books, sync, item);
  switch (result.state) {
    case 'written':
    case 'unchanged':
      setItemStatus(sandbox, item, 'Completed', null);
      break;
    case 'invalid':
      setItemStatus(sandbox, item, 'ValidationError', result.message);
      break;
    case 'refused':
    case 'duplicate':
      setItemStatus(sandbox, item, 'PushError', result.message);
      break;
  }
  return result;
}

function resultOf(sandbox: Sandbox, books: BooksLookup, sync: SyncRow, item: ItemRow): ItemResult {
  const asked = payloadOf(item);
  const existing = entryOfTransaction(sandbox.store, sync.company_id, item.transaction_id);
  // A PUT of a transfer makes it or changes it, whichever it finds when its turn comes.
  const operation = asked.kind === 'transfer' && existing ? 'update' : item.operation;
  if (existing && (operation === 'create' || !entryKinds[asked.kind].includes(existing.kind)))
    return { state: 'duplicate', message: previouslyProcessedMessage(item.transaction_id) };
  if (existing && existing.voided !== null)
    return { state: 'refused', message: downstreamError(deletedThere(existing.id)) };
  if (!existing && operation === 'update')
    return { state: 'invalid', message: `${kindNames[asked.kind]} ${item.transaction_id} does not exist.` };
  if (books.connection.condition === 'down')
    return { state: 'refused', message: downstreamError(books.accountingPackage.unavailableMessage) };

  const payload = existing ? changed(sandbox, books, existing, asked) : asked;
  const before = existing && documentOf(existing);
  const revision = before && 'revision' in before ? before.revision + 1 : 1;
  const prepared = prepareRecord(books, { payload, operation, revision });
  if (prepared.state === 'invalid') return { state: 'invalid', message: prepared.reason };
  const fault = sandbox.faults.inject(operationOf(asked.kind, operation), ['push-error'], sync.company_id);
  if (fault)
    return {
      state: 'refused',
      message: downstreamError(fault.message ?? 'The accounting package is not available at the moment.'),
    };
  if (prepared.state === 'refused') return { state: 'refused', message: downstreamError(prepared.reason) };
  if (exceedsLimit(prepared.written)) return { state: 'refused', message: downstreamError(tooLargeMessage) };
  if (existing) savePayload(sandbox, item, payload);
  if (existing && contentOf(existing) === contentOf(asRow(prepared.written))) return { state: 'unchanged' };

  post(sandbox.store, books.connection, {
    id: existing?.id ?? books.accountingPackage.newRecordId(sandbox.store.next(`record/${books.connection.id}`)),
    transactionId: item.transaction_id,
    syncId: sync.id,
    kind: prepared.written.kind,
    date: prepared.written.date,
    doc: prepared.written.record,
    requestId: sync.request_id,
    postings: prepared.written.postings,
  });
  return { state: 'written' };
}

/** What was written last, with what this update may change of it. */
function changed(sandbox: Sandbox, books: BooksLookup, existing: EntryRow, update: Payload): Payload {
  const last = sandbox.store.get<Pick<ItemRow, 'payload'>>(
    `SELECT item.payload FROM sync_items item JOIN syncs sync ON sync.id = item.sync_id
     WHERE item.company_id = ? AND item.transaction_id = ? AND item.status = 'Completed' ORDER BY sync.position DESC LIMIT 1`,
    existing.company_id,
    existing.transaction_id,
  );
  if (!last) return update;
  return edited(payloadOf(last), documentOf(existing), update, books.accountingPackage.updatesKeepBankAccount === true);
}

/** The next update starts from the whole record, not from what this one happened to say. */
function savePayload(sandbox: Sandbox, item: ItemRow, payload: Payload): void {
  sandbox.store.run(
    'UPDATE sync_items SET payload = ? WHERE sync_id = ? AND transaction_id = ?',
    JSON.stringify(payload),
    item.sync_id,
    item.transaction_id,
  );
}

/** Taken out of the books by the accounting API: what is deleted stays so. */
const deletedThere = (id: string): string => `The record ${id} has been deleted.`;

/** How Codat hands on what a package said. */
const downstreamError = (message: string): string =>
  `An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: ${message}`;

const asRow = ({ kind, date, record }: PostableRecord<object>): Pick<EntryRow, 'kind' | 'date' | 'doc'> => ({
  kind,
  date,
  doc: JSON.stringify(record),
});

const contentOf = (entry: Pick<EntryRow, 'kind' | 'date' | 'doc'>): string =>
  JSON.stringify({ ...documentOf(entry), date: entry.date, revision: 0 });
