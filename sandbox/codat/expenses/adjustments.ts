import { adjustmentBatch } from '../../expenses/adjustment';
import type { Payload } from '../../expenses/payload';
import { parseBody } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { queueCreate } from './sync-request';

export const expenseAdjustmentOperations = [
  operation(
    'create-adjustment-transaction',
    'POST',
    '/companies/:companyId/sync/expenses/adjustment-transactions',
    (call) => {
      const company = companyOf(call);
      const batch = parseBody(adjustmentBatch, call.body, 'ExpenseSyncApi');
      const payloads = batch.map((adjustment): Payload => ({ kind: 'adjustment', ...adjustment }));
      return ok({ syncId: queueCreate(call, company.id, payloads) });
    },
  ),
];
