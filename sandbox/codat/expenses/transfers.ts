import { transferRequest } from '../../expenses/transfer';
import { entryOfTransaction } from '../../ledger/ledger';
import { parseBody } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { queueCreate, queueUpdate, transactionIdOf } from './sync-request';

export const expenseTransferOperations = [
  /** Creates the transfer, or updates it when the id was written before. */
  operation(
    'create-transfer-transaction',
    'PUT',
    '/companies/:companyId/sync/expenses/transfer-transactions/:transactionId',
    (call) => {
      const company = companyOf(call);
      const id = transactionIdOf(call);
      const request = parseBody(transferRequest, call.body, 'ExpenseSyncApi');
      const payload = { kind: 'transfer', ...request, id } as const;
      const exists = entryOfTransaction(call.sandbox.store, company.id, id)?.kind === 'Transfer';
      return ok({
        syncId: exists ? queueUpdate(call, company.id, payload) : queueCreate(call, company.id, [payload]),
      });
    },
  ),
];
