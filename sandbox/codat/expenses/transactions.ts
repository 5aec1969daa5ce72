import { adjustmentBatch } from '../../expenses/adjustment';
import { reimbursableBatch, reimbursableUpdate } from '../../expenses/reimbursable';
import { expenseBatch, expenseUpdate } from '../../expenses/transaction';
import { transferRequest } from '../../expenses/transfer';
import { documentOf } from '../../ledger/document';
import { type EntryRow, entryOfTransaction } from '../../ledger/ledger';
import { linkedAccounting, packageOf } from '../../store/connection';
import { CodatError, notFound, parseBody } from '../error';
import { type Call, ok, operation, type Reply } from '../operation';
import { companyOf } from '../platform/companies';
import { queueCreate, queueUpdate, transactionIdOf } from './sync-request';

const prefix = '/companies/:companyId/sync/expenses';
const expenses = `${prefix}/expense-transactions`;
const reimbursables = `${prefix}/reimbursable-expense-transactions`;

/**
 * Operations that create and update expenses, transfers, adjustments and reimbursable expenses. Each call queues a
 * sync.
 */
export const transactionOperations = [
  operation('create-expense-transaction', 'POST', expenses, (call) => {
    const company = companyOf(call);
    const batch = parseBody(expenseBatch, call.body, 'ExpenseSyncApi');
    const payloads = batch.map((transaction) => ({ kind: 'expense', ...transaction }) as const);
    return ok({ syncId: queueCreate(call, company.id, payloads) });
  }),
  operation('update-expense-transaction', 'PUT', `${expenses}/:transactionId`, updateExpense),

  operation('create-reimbursable-expense-transaction', 'POST', reimbursables, (call) => {
    const company = companyOf(call);
    const batch = parseBody(reimbursableBatch, call.body, 'ExpenseSyncApi');
    const payloads = batch.map((reimbursable) => ({ kind: 'reimbursable', ...reimbursable }) as const);
    return ok({ syncId: queueCreate(call, company.id, payloads) });
  }),
  operation('update-reimbursable-expense-transaction', 'PUT', `${reimbursables}/:transactionId`, (call) => {
    const company = companyOf(call);
    const id = transactionIdOf(call);
    const update = parseBody(reimbursableUpdate, call.body, 'ExpenseSyncApi');
    if (entryOfTransaction(call.sandbox.store, company.id, id)?.kind !== 'Bill')
      throw notFound(`No reimbursable expense transaction was found with ID ${id}`, 'ExpenseSyncApi');
    return ok({ syncId: queueUpdate(call, company.id, { kind: 'reimbursable', ...update, id }) });
  }),

  /** Creates the transfer, or updates it if a transfer with this id was written before. */
  operation('create-transfer-transaction', 'PUT', `${prefix}/transfer-transactions/:transactionId`, (call) => {
    const company = companyOf(call);
    const id = transactionIdOf(call);
    const request = parseBody(transferRequest, call.body, 'ExpenseSyncApi');
    const payload = { kind: 'transfer', ...request, id } as const;
    const exists = entryOfTransaction(call.sandbox.store, company.id, id)?.kind === 'Transfer';
    return ok({ syncId: exists ? queueUpdate(call, company.id, payload) : queueCreate(call, company.id, [payload]) });
  }),

  operation('create-adjustment-transaction', 'POST', `${prefix}/adjustment-transactions`, (call) => {
    const company = companyOf(call);
    const batch = parseBody(adjustmentBatch, call.body, 'ExpenseSyncApi');
    const payloads = batch.map((adjustment) => ({ kind: 'adjustment', ...adjustment }) as const);
    return ok({ syncId: queueCreate(call, company.id, payloads) });
  }),
];

function updateExpense(call: Call): Reply {
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
  const contact = contactRef?.id ? ({ id: contactRef.id, type: 'Supplier' } as const) : null;
  const currency = update.currency ?? (entry ? currencyOf(entry) : '');
  const payload = { kind: 'expense', ...update, contactRef: contact, type, currency, id } as const;
  return { status: 202, body: { syncId: queueUpdate(call, company.id, payload) } };
}

/** Returns the expense type of a ledger entry. Undefined if the entry is not an expense. */
function typeOf(entry: EntryRow): string | undefined {
  const document = documentOf(entry);
  return document.kind === 'Spend money' || document.kind === 'Receive money' ? document.type : undefined;
}

function currencyOf(entry: EntryRow): string {
  const document = documentOf(entry);
  return 'currency' in document ? document.currency : '';
}

const unprocessable = (message: string): CodatError => new CodatError(422, 'ExpenseSyncApi', message);
