import { type ItemRow, itemOf, itemsOf, type SyncRow } from '../../expenses/item';
import { syncBody } from '../../expenses/sync';
import { assumptions } from '../../settings';
import { CodatError } from '../error';
import { type Call, ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { paginate } from '../query/paging';
import { searchableSyncTransaction } from '../query/searchable';
import { transactionIdOf } from './sync-request';

const prefix = '/companies/:companyId/sync/expenses/syncs';

/** How syncs stand, and what became of their transactions. */
export const expenseSyncOperations = [
  operation('get-last-successful-sync', 'GET', `${prefix}/lastSuccessful/status`, (call) =>
    ok(
      oneSync(call, 'SELECT * FROM syncs WHERE company_id = ? AND code IN (2000, 2040) ORDER BY position DESC LIMIT 1'),
    ),
  ),
  operation('get-latest-sync', 'GET', `${prefix}/latest/status`, (call) =>
    ok(oneSync(call, 'SELECT * FROM syncs WHERE company_id = ? ORDER BY position DESC LIMIT 1')),
  ),
  operation('list-syncs', 'GET', `${prefix}/list/status`, (call) => {
    const company = companyOf(call);
    return ok(
      call.sandbox.store
        .all<SyncRow>('SELECT * FROM syncs WHERE company_id = ? ORDER BY position DESC', company.id)
        .map((sync) => syncBody(call.sandbox, sync)),
    );
  }),
  operation('get-sync-by-id', 'GET', `${prefix}/:syncId/status`, (call) => ok(syncBody(call.sandbox, syncOf(call)))),

  operation('list-sync-transactions', 'GET', `${prefix}/:syncId/transactions`, (call) =>
    ok(paginate(call, itemsOf(call.sandbox, syncOf(call).id).map(itemBody), searchableSyncTransaction)),
  ),
  // An array, as the reference has it: with bank feeds one transaction has a record for each integration.
  operation('get-sync-transaction', 'GET', `${prefix}/:syncId/transactions/:transactionId`, (call) =>
    ok([itemBody(syncItemOf(call, syncOf(call)))]),
  ),
];

export function syncOf(call: Call): SyncRow {
  const company = companyOf(call);
  const id = (call.params.syncId ?? '').toLowerCase();
  const sync = call.sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ? AND company_id = ?', id, company.id);
  if (!sync) throw new CodatError(404, 'ExpenseSyncApi', `No sync was found with ID ${id}`);
  return sync;
}

export function syncItemOf(call: Call, sync: SyncRow): ItemRow {
  const id = transactionIdOf(call);
  const item = itemOf(call.sandbox, sync.id, id);
  if (!item) throw new CodatError(404, 'ExpenseSyncApi', `No transaction was found with ID ${id} in sync ${sync.id}`);
  return item;
}

function oneSync(call: Call, sql: string): unknown {
  const company = companyOf(call);
  const sync = call.sandbox.store.get<SyncRow>(sql, company.id);
  if (!sync) throw new CodatError(404, 'ExpenseSyncApi', `No syncs were found for company ${company.id}`);
  return syncBody(call.sandbox, sync);
}

const itemBody = (item: ItemRow) => ({
  transactionId: item.transaction_id,
  status: item.status,
  ...(item.message === null ? {} : { message: item.message }),
  integrationType: assumptions.integrationType,
});
