import type { Payload } from '../../expenses/payload';
import { reimbursableBatch, reimbursableUpdate } from '../../expenses/reimbursable';
import { entryOfTransaction } from '../../ledger/ledger';
import { notFound, parseBody } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { queueCreate, queueUpdate, transactionIdOf } from './sync-request';

const path = '/companies/:companyId/sync/expenses/reimbursable-expense-transactions';

export const expenseReimbursableOperations = [
  operation('create-reimbursable-expense-transaction', 'POST', path, (call) => {
    const company = companyOf(call);
    const batch = parseBody(reimbursableBatch, call.body, 'ExpenseSyncApi');
    const payloads = batch.map((reimbursable): Payload => ({ kind: 'reimbursable', ...reimbursable }));
    return ok({ syncId: queueCreate(call, company.id, payloads) });
  }),

  operation('update-reimbursable-expense-transaction', 'PUT', `${path}/:transactionId`, (call) => {
    const company = companyOf(call);
    const id = transactionIdOf(call);
    const update = parseBody(reimbursableUpdate, call.body, 'ExpenseSyncApi');
    if (entryOfTransaction(call.sandbox.store, company.id, id)?.kind !== 'Bill')
      throw notFound(`No reimbursable expense transaction was found with ID ${id}`, 'ExpenseSyncApi');
    return ok({ syncId: queueUpdate(call, company.id, { kind: 'reimbursable', ...update, id }) });
  }),
];
