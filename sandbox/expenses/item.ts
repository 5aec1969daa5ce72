import { randomUUID } from 'node:crypto';
import { type EntryRow, entryOfTransaction, post } from '../ledger/ledger';
import { type SpendRecord, spendRecord } from '../ledger/spend';
import type { Sandbox } from '../sandbox';
import { liveRecords } from '../store/books';
import { findCompany } from '../store/company';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { type Books, resolve } from './draft';
import { expenseTransaction } from './transaction';

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

export const itemsOf = (sandbox: Sandbox, syncId: string): readonly ItemRow[] =>
  sandbox.store.all<ItemRow>('SELECT * FROM sync_items WHERE sync_id = ? ORDER BY position', syncId);

export function settle(sandbox: Sandbox, item: ItemRow, status: ItemStatus, message: string | null): void {
  sandbox.store.run(
    'UPDATE sync_items SET status = ?, message = ? WHERE sync_id = ? AND transaction_id = ?',
    status,
    message,
    item.sync_id,
    item.transaction_id,
  );
}

/** One item, to the books or not, whatever became of the others. */
export function writeItem(sandbox: Sandbox, books: Books, sync: SyncRow, item: ItemRow): void {
  const existing = entryOfTransaction(sandbox.store, sync.company_id, item.transaction_id);
  if (existing && item.operation === 'create') {
    settle(
      sandbox,
      item,
      'PushError',
      `One or more transactions have previously been processed: ${item.transaction_id}`,
    );
    return;
  }
  const resolved = resolve(books, expenseTransaction.parse(JSON.parse(item.payload)));
  if ('problem' in resolved) {
    settle(sandbox, item, 'ValidationError', resolved.problem);
    return;
  }
  const asked = sandbox.faults.strike(
    item.operation === 'create' ? 'create-expense-transaction' : 'update-expense-transaction',
    ['push-error'],
  );
  const refusal = asked
    ? (asked.message ?? 'The accounting package is not available at the moment.')
    : books.accountingPackage.refuse(resolved.draft);
  if (refusal !== undefined) {
    settle(sandbox, item, 'PushError', downstream(refusal));
    return;
  }
  const taxAccount = liveRecords(sandbox.store, books.connection.id, 'chartOfAccounts').find(
    ({ role }) => role === 'tax',
  );
  if (!taxAccount) throw new Error(`${books.info.name} has no tax account`);
  const written = spendRecord(books.accountingPackage, resolved.draft, taxAccount, revisionAfter(existing));
  post(sandbox.store, books.connection, {
    id: existing?.id ?? books.accountingPackage.recordId(sandbox.store.next(`record/${books.connection.id}`)),
    transactionId: item.transaction_id,
    syncId: sync.id,
    kind: written.kind,
    date: resolved.draft.date,
    doc: { ...written.record, reference: existing ? referenceOf(existing) : written.record.reference },
    requestId: sync.request_id,
    postings: written.postings,
  });
  settle(sandbox, item, 'Completed', null);
}

/** How Codat hands on what a package said. */
const downstream = (message: string): string =>
  `An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: ${message}`;

const revisionAfter = (entry: EntryRow | undefined): number => {
  if (!entry) return 1;
  const record: SpendRecord = JSON.parse(entry.doc);
  return record.revision + 1;
};

/** An update carries no reference; the one written first stays. */
const referenceOf = (entry: EntryRow): string => {
  const record: SpendRecord = JSON.parse(entry.doc);
  return record.reference;
};

export function booksOf(sandbox: Sandbox, connection: ConnectionRow): Books {
  const company = findCompany(sandbox.store, connection.company_id);
  return {
    store: sandbox.store,
    connection,
    accountingPackage: packageOf(connection),
    info: infoOf(connection),
    config: company?.config ? JSON.parse(company.config) : {},
  };
}
