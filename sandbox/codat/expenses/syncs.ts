import { type ItemRow, itemOf, itemsOf, type SyncRow } from '../../expenses/item';
import { syncBody } from '../../expenses/sync';
import { assumptions } from '../../settings';
import { notFound } from '../error';
import { type Call, ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { paginate } from '../query/paging';
import { searchableSyncTransaction } from '../query/searchable';
import { transactionIdOf } from './sync-request';

const prefix = '/companies/:companyId/sync/expenses/syncs';

/** Operations that return the status of syncs and of their transactions. */
export const expenseSyncOperations = [
  operation('get-last-successful-sync', 'GET', `${prefix}/lastSuccessful/status`, (call) =>
    ok(newestSync(call, 'AND code IN (2000, 2040)')),
  ),
  operation('get-latest-sync', 'GET', `${prefix}/latest/status`, (call) => ok(newestSync(call))),
  operation('list-syncs', 'GET', `${prefix}/list/status`, (call) => {
    const sql = 'SELECT * FROM syncs WHERE company_id = ? ORDER BY position DESC';
    const syncs = call.sandbox.store.all<SyncRow>(sql, companyOf(call).id);
    return ok(syncs.map((sync) => syncBody(call.sandbox, sync)));
  }),
  operation('get-sync-by-id', 'GET', `${prefix}/:syncId/status`, (call) => ok(syncBody(call.sandbox, syncOf(call)))),

  operation('list-sync-transactions', 'GET', `${prefix}/:syncId/transactions`, (call) =>
    ok(paginate(call, itemsOf(call.sandbox, syncOf(call).id).map(itemBody), searchableSyncTransaction)),
  ),
  // Codat's API reference returns an array. If a company also uses bank feeds, a transaction has one element per
  // integration; here it always has one.
  operation('get-sync-transaction', 'GET', `${prefix}/:syncId/transactions/:transactionId`, (call) =>
    ok([itemBody(syncItemOf(call, syncOf(call)))]),
  ),
];

export function syncOf(call: Call): SyncRow {
  const company = companyOf(call);
  const id = (call.params.syncId ?? '').toLowerCase();
  const sync = call.sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ? AND company_id = ?', id, company.id);
  if (!sync) throw notFound(`No sync was found with ID ${id}`, 'ExpenseSyncApi');
  return sync;
}

export function syncItemOf(call: Call, sync: SyncRow): ItemRow {
  const id = transactionIdOf(call);
  const item = itemOf(call.sandbox, sync.id, id);
  if (!item) throw notFound(`No transaction was found with ID ${id} in sync ${sync.id}`, 'ExpenseSyncApi');
  return item;
}

function newestSync(call: Call, condition = ''): unknown {
  const company = companyOf(call);
  const sql = `SELECT * FROM syncs WHERE company_id = ? ${condition} ORDER BY position DESC LIMIT 1`;
  const sync = call.sandbox.store.get<SyncRow>(sql, company.id);
  if (!sync) throw notFound(`No syncs were found for company ${company.id}`, 'ExpenseSyncApi');
  return syncBody(call.sandbox, sync);
}

const itemBody = (item: ItemRow) => ({
  transactionId: item.transaction_id,
  status: item.status,
  ...(item.message === null ? {} : { message: item.message }),
  integrationType: assumptions.integrationType,
});
