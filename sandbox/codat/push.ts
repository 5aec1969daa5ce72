import { v4 as newId } from 'uuid';
import { z } from 'zod';
import { pushBody } from '../engine/push';
import type { PushRow, PushType } from '../engine/push-record';
import { assumptions, delays } from '../settings';
import { companyOf } from './companies';
import { connectionOf } from './connections';
import { CodatError, notFound, parseBody } from './error';
import { type Call, ok, operation, type Reply } from './operation';
import { pageOf } from './paging';

const company = '/companies/:companyId';
const connection = `${company}/connections/:connectionId`;

const pushes: readonly (readonly [path: string, type: PushType])[] = [
  ['accounts', 'chartOfAccounts'],
  ['bankAccounts', 'bankAccounts'],
  ['suppliers', 'suppliers'],
  ['customers', 'customers'],
];

const names: Readonly<Record<PushType, string>> = {
  chartOfAccounts: 'account',
  bankAccounts: 'bank-account',
  suppliers: 'supplier',
  customers: 'customer',
};

export const pushOperations = [
  ...pushes.map(([path, type]) =>
    operation(`create-${names[type]}`, 'POST', `${connection}/push/${path}`, (call) =>
      queuePush(call, type, 'Created', null),
    ),
  ),
  ...pushes
    .filter(([, type]) => type === 'suppliers' || type === 'customers')
    .map(([path, type]) =>
      operation(`update-${names[type]}`, 'PUT', `${connection}/push/${path}/:recordId`, (call) =>
        queuePush(call, type, 'Modified', call.params.recordId ?? null),
      ),
    ),

  operation('list-push-operations', 'GET', `${company}/push`, (call) => {
    const owner = companyOf(call);
    const rows = call.sandbox.store.all<PushRow>(
      'SELECT * FROM pushes WHERE company_id = ? ORDER BY position DESC',
      owner.id,
    );
    return ok(pageOf(call, rows.map(pushBody)));
  }),
  operation('get-push-operation', 'GET', `${company}/push/:pushOperationKey`, (call) => {
    const owner = companyOf(call);
    const row = findPush(call, owner.id, call.params.pushOperationKey ?? '');
    if (!row) throw notFound(`No push operation was found with key ${call.params.pushOperationKey}`);
    return ok(pushBody(row));
  }),
];

function queuePush(call: Call, type: PushType, kind: 'Created' | 'Modified', recordId: string | null): Reply {
  const target = connectionOf(call);
  const payload = parseBody(z.record(z.string(), z.unknown()), call.body, 'PushApi');
  if (target.status !== 'Linked') throw new CodatError(400, 'PushApi', `Data connection ${target.id} is not linked.`);
  const { store } = call.sandbox;
  const id = newId();
  const minutes = Number(call.query.get('timeoutInMinutes'));
  store.run(
    `INSERT INTO pushes (id, company_id, connection_id, data_type, operation, record_id, payload, status, status_code, requested, refresh, timeout_minutes, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'Pending', ?, ?, ?, ?, ?)`,
    id,
    target.company_id,
    target.id,
    type,
    kind,
    recordId,
    JSON.stringify(payload),
    assumptions.pendingPushStatusCode,
    store.clock.iso(),
    call.query.get('allowSyncOnPushComplete') === 'false' ? 0 : 1,
    minutes > 0 ? minutes : null,
    store.next('push'),
  );
  call.sandbox.tasks.schedule('push', id, delays.push);
  const row = findPush(call, target.company_id, id);
  return ok(row && pushBody(row));
}

const findPush = (call: Call, companyId: string, id: string): PushRow | undefined =>
  call.sandbox.store.get<PushRow>('SELECT * FROM pushes WHERE id = ? AND company_id = ?', id, companyId);
