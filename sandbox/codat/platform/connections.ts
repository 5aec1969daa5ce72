import { v4 as newId } from 'uuid';
import { z } from 'zod';
import { emitConnection } from '../../engine/events';
import { authorize, createConnection, unlink } from '../../link/connection-lifecycle';
import { packageFor } from '../../packages/index';
import { complianceBlocked } from '../../settings';
import {
  type ConnectionRow,
  connectionBody,
  connectionsOf,
  findConnection,
  linkedAccounting,
  linkedPartnerExpense,
  partnerExpense,
} from '../../store/connection';
import { removeConnection } from '../../store/removal';
import { badRequest, CodatError, connectionNotFound, notFound, parseBody } from '../error';
import { type Call, ok, operation } from '../operation';
import { paginate } from '../query/paging';
import { searchableConnection } from '../query/searchable';
import { companyOf } from './companies';

export function connectionOf(call: Call): ConnectionRow {
  const company = companyOf(call);
  const id = call.params.connectionId ?? '';
  const connection = findConnection(call.sandbox.store, company.id, id);
  if (!connection) throw connectionNotFound(id);
  return connection;
}

const newConnection = z.object({
  platformKey: z.string().regex(/^[a-z]{4}$/, 'PlatformKey must be four lower-case letters.'),
});
/** The token of a connection that is migrated from another system. Its fields have different names in each package. */
const authorization = z.record(z.string(), z.string()).nullish();
const connectionPatch = z.object({ status: z.enum(['Unlinked']) });

export const connectionOperations = [
  operation('list-connections', 'GET', '/companies/:companyId/connections', (call) => {
    const connections = connectionsOf(call.sandbox.store, companyOf(call).id);
    const bodies = connections.map((each) => connectionBody(call.sandbox, each));
    return ok(paginate(call, bodies, searchableConnection));
  }),

  operation('create-connection', 'POST', '/companies/:companyId/connections', (call) => {
    const company = companyOf(call);
    const { platformKey } = parseBody(newConnection, call.body);
    if (complianceBlocked.includes(platformKey)) throw blockedPlatform(platformKey);
    if (!packageFor(platformKey)) throw notFound(`Integration with key ${platformKey} not found`);
    if (linkedAccounting(call.sandbox.store, company.id)) throw alreadyLinked();
    return ok(connectionBody(call.sandbox, createConnection(call.sandbox, company, platformKey)));
  }),

  operation('get-connection', 'GET', '/companies/:companyId/connections/:connectionId', (call) =>
    ok(connectionBody(call.sandbox, connectionOf(call))),
  ),

  operation('unlink-connection', 'PATCH', '/companies/:companyId/connections/:connectionId', (call) => {
    const connection = connectionOf(call);
    parseBody(connectionPatch, call.body);
    if (connection.status !== 'Linked') throw badRequest('Only Linked connections can be unlinked.');
    unlink(call.sandbox, connection);
    return ok(connectionBody(call.sandbox, connectionOf(call)));
  }),

  operation('delete-connection', 'DELETE', '/companies/:companyId/connections/:connectionId', (call) => {
    const connection = connectionOf(call);
    emitConnection(call.sandbox, connection, 'connection.deleted');
    removeConnection(call.sandbox.store, connection.id);
    return { status: 200 };
  }),

  operation(
    'update-connection-authorization',
    'PUT',
    '/companies/:companyId/connections/:connectionId/authorization',
    (call) => {
      const connection = connectionOf(call);
      const token = parseBody(authorization, call.body) ?? {};
      const other = linkedAccounting(call.sandbox.store, connection.company_id);
      if (connection.source_type === 'Accounting' && other && other.id !== connection.id) throw alreadyLinked();
      if (connection.source_type === 'Accounting') authorize(call.sandbox, connection, Object.values(token));
      return ok(connectionBody(call.sandbox, connectionOf(call)));
    },
  ),

  operation(
    'create-partner-expense-connection',
    'POST',
    '/companies/:companyId/sync/expenses/connections/partnerExpense',
    (call) => {
      const company = companyOf(call);
      const { store } = call.sandbox;
      const existing = linkedPartnerExpense(store, company.id);
      if (existing) return ok(connectionBody(call.sandbox, existing));
      const id = newId();
      const now = store.clock.iso();
      store.insert('connections', {
        id,
        company_id: company.id,
        platform_key: partnerExpense.key,
        source_type: 'Expense',
        status: 'Linked',
        created: now,
        linked_at: now,
      });
      const connection = connectionOf({ ...call, params: { companyId: company.id, connectionId: id } });
      emitConnection(call.sandbox, connection, 'connection.created');
      emitConnection(call.sandbox, connection, 'connection.connected');
      return ok(connectionBody(call.sandbox, connection));
    },
  ),
];

const blockedPlatform = (key: string): CodatError =>
  new CodatError(451, 'PublicApi', `Platform '${key}' is not currently available for compliance purposes.`);

const alreadyLinked = (): CodatError =>
  badRequest('A company can have only one active accounting connection. Delete the existing connection first.');
