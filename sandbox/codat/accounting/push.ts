import { v4 as newId } from 'uuid';
import { z } from 'zod';
import { pushBody } from '../../engine/push';
import { bankTransactionsPayload } from '../../engine/pushes/bank-transactions';
import { journalPayload } from '../../engine/pushes/journal';
import type { PushRow } from '../../engine/pushes/push-row';
import { spendPayload } from '../../engine/pushes/spend';
import { transferPayload } from '../../engine/pushes/transfer';
import { assumptions } from '../../settings';
import { platformNameOf } from '../../store/connection';
import type { WritableType } from '../../write-models/model';
import { writeModel } from '../../write-models/write-model';
import { connectionNotLinked, invalidRequest, notFound, parseBody } from '../error';
import { type Call, ok, operation, type Reply } from '../operation';
import { companyOf } from '../platform/companies';
import { connectionOf } from '../platform/connections';
import { paginate } from '../query/paging';
import { searchablePush } from '../query/searchable';

const company = '/companies/:companyId';
const pushing = `${company}/connections/:connectionId/push`;

/**
 * The create operations: the path, the data type, the noun in the operation id, and the schema of the body. The rules
 * of the package are checked later, when the push runs.
 */
const creations: readonly (readonly [path: string, type: WritableType, noun: string, body: z.ZodType])[] = [
  ['accounts', 'chartOfAccounts', 'account', z.looseObject({})],
  ['bankAccounts', 'bankAccounts', 'bank-account', z.looseObject({})],
  ['suppliers', 'suppliers', 'supplier', z.looseObject({})],
  ['customers', 'customers', 'customer', z.looseObject({})],
  ['directCosts', 'directCosts', 'direct-cost', spendPayload],
  ['directIncomes', 'directIncomes', 'direct-income', spendPayload],
  ['transfers', 'transfers', 'transfer', transferPayload],
  ['journalEntries', 'journalEntries', 'journal-entry', journalPayload],
];
const updates: readonly (readonly [path: string, type: WritableType, noun: string])[] = [
  ['suppliers', 'suppliers', 'supplier'],
  ['customers', 'customers', 'customer'],
  ['bankAccounts', 'bankAccounts', 'bank-account'],
];
const deletions: readonly (readonly [path: string, type: WritableType, noun: string])[] = [
  ['directCosts', 'directCosts', 'direct-cost'],
  ['journalEntries', 'journalEntries', 'journal-entry'],
];

export const pushOperations = [
  ...creations.map(([path, type, noun, body]) =>
    operation(`create-${noun}`, 'POST', `${pushing}/${path}`, (call) =>
      queuePush(call, { type, operation: 'Created', body }),
    ),
  ),
  ...updates.map(([path, type, noun]) =>
    operation(`update-${noun}`, 'PUT', `${pushing}/${path}/:recordId`, (call) =>
      queuePush(call, { type, operation: 'Modified', body: z.looseObject({}), recordId: call.params.recordId }),
    ),
  ),
  ...deletions.map(([path, type, noun]) =>
    operation(`delete-${noun}`, 'DELETE', `${pushing}/${path}/:recordId`, (call) =>
      queuePush(call, { type, operation: 'Deleted', body: undefined, recordId: call.params.recordId }),
    ),
  ),
  operation('create-bank-transactions', 'POST', `${pushing}/bankAccounts/:accountId/bankTransactions`, (call) =>
    queuePush(call, {
      type: 'bankTransactions',
      operation: 'Created',
      body: bankTransactionsPayload,
      recordId: call.params.accountId,
    }),
  ),

  operation('list-push-operations', 'GET', `${company}/push`, (call) => {
    const sql = 'SELECT * FROM pushes WHERE company_id = ? ORDER BY position DESC';
    const rows = call.sandbox.store.all<PushRow>(sql, companyOf(call).id);
    return ok(paginate(call, rows.map(pushBody), searchablePush));
  }),
  operation('get-push-operation', 'GET', `${company}/push/:pushOperationKey`, (call) => {
    const row = findPush(call, companyOf(call).id, call.params.pushOperationKey ?? '');
    if (!row) throw notFound(`No push operation was found with key ${call.params.pushOperationKey}`);
    return ok(pushBody(row));
  }),
];

interface Push {
  readonly type: WritableType;
  readonly operation: PushRow['operation'];
  /** The schema of the body. Undefined for a push without a body. */
  readonly body: z.ZodType | undefined;
  readonly recordId?: string | undefined;
}

function queuePush(call: Call, push: Push): Reply {
  const target = connectionOf(call);
  if (push.body) parseBody(push.body, call.body, 'PushApi');
  if (target.status !== 'Linked') throw connectionNotLinked(target.id);
  if (!writeModel(target.platform_key, push.type))
    throw notFound(`Datatype [${push.type}] not supported by platform(s) [${platformNameOf(target)}]`);
  const { store } = call.sandbox;
  const id = newId();
  store.insert('pushes', {
    id,
    company_id: target.company_id,
    connection_id: target.id,
    data_type: push.type,
    operation: push.operation,
    record_id: push.recordId ?? null,
    payload: JSON.stringify(call.body ?? {}),
    status: 'Pending',
    status_code: assumptions.pendingPushStatusCode,
    requested: store.clock.iso(),
    refresh: call.query.get('allowSyncOnPushComplete') === 'false' ? 0 : 1,
    timeout_minutes: timeoutMinutes(call),
    position: store.next('push'),
    request_id: call.requestId,
  });
  call.sandbox.tasks.schedule('push', id, call.sandbox.latency.delays.push);
  const row = findPush(call, target.company_id, id);
  return ok(row && pushBody(row));
}

function timeoutMinutes(call: Call): number | null {
  const text = call.query.get('timeoutInMinutes');
  if (text === null) return null;
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes > 0) return minutes;
  throw invalidRequest('timeoutInMinutes', `The value '${text}' is not valid.`, 'Query', 'PushApi');
}

const findPush = (call: Call, companyId: string, id: string): PushRow | undefined =>
  call.sandbox.store.get<PushRow>('SELECT * FROM pushes WHERE id = ? AND company_id = ?', id, companyId);
