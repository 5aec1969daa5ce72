import type { Payload } from '../../expenses/payload';
import { expenseBatch, expenseUpdate } from '../../expenses/transaction';
import { documentOf } from '../../ledger/document';
import { type EntryRow, entryOfTransaction } from '../../ledger/ledger';
import { linkedAccounting, packageOf } from '../../store/connection';
import { CodatError, notFound, parseBody } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { queueCreate, queueUpdate, transactionIdOf } from './sync-request';

const path = '/companies/:companyId/sync/expenses/expense-transactions';

export const expenseOperations = [
  operation('create-expense-transaction', 'POST', path, (call) => {
    const company = companyOf(call);
    const batch = parseBody(expenseBatch, call.body, 'ExpenseSyncApi');
    const payloads = batch.map((transaction): Payload => ({ kind: 'expense', ...transaction }));
    return ok({ syncId: queueCreate(call, company.id, payloads) });
  }),

  operation('update-expense-transaction', 'PUT', `${path}/:transactionId`, (call) => {
    const company = companyOf(call);
    const { store } = call.sandbox;
    const id = transactionIdOf(call);
    const { type, contactRef, ...update } = parseBody(expenseUpdate, call.body, 'ExpenseSyncApi');
    const connection = linkedAccounting(store, company.id);
    if (connection && !packageOf(connection).supportsUpdates)
      throw unprocessable('Expense transaction updates are not supported for platforms other than Xero.');
    const entry = entryOfTransaction(store, company.id, id);
    const written = entry && typeOf(entry);
    if (type !== 'Payment' || (written !== undefined && written !== 'Payment'))
      throw unprocessable('Only expense transactions of type Payment can be updated.');
    if (written === undefined) throw notFound(`No expense transaction was found with ID ${id}`, 'ExpenseSyncApi');
    const named = contactRef?.id ? ({ id: contactRef.id, type: 'Supplier' } as const) : null;
    const currency = update.currency ?? (entry ? currencyOf(entry) : '');
    return {
      status: 202,
      body: {
        syncId: queueUpdate(call, company.id, { kind: 'expense', ...update, contactRef: named, type, currency, id }),
      },
    };
  }),
];

/** Returns the type of an expense; undefined for other entries. */
function typeOf(entry: EntryRow): string | undefined {
  const document = documentOf(entry);
  return document.kind === 'Spend money' || document.kind === 'Receive money' ? document.type : undefined;
}

function currencyOf(entry: EntryRow): string {
  const document = documentOf(entry);
  return 'currency' in document ? document.currency : '';
}

const unprocessable = (words: string): CodatError => new CodatError(422, 'ExpenseSyncApi', words);
