import { z } from 'zod';
import { itemsOf, type SyncRow } from '../expenses/item';
import { queueSync, syncBody } from '../expenses/sync';
import { expenseBatch, expenseUpdate } from '../expenses/transaction';
import { entryOfTransaction } from '../ledger/ledger';
import { assumptions } from '../settings';
import { cachedRecords, liveRecord } from '../store/books';
import { accountingConnection, linkedAccounting, packageOf, partnerExpense } from '../store/connection';
import { companyOf } from './companies';
import { CodatError, notFound, parseBody } from './error';
import { mappingOptions } from './mapping-options';
import { type Call, ok, operation } from './operation';
import { pageOf } from './paging';

const prefix = '/companies/:companyId/sync/expenses';

const reference = z.object({ id: z.string().nullish() });
const configuration = z.object({ bankAccount: reference, supplier: reference, customer: reference });

export const expenseOperations = [
  operation('get-company-configuration', 'GET', `${prefix}/config`, (call) => {
    const { config } = companyOf(call);
    return ok(config ? JSON.parse(config) : { bankAccount: {}, supplier: {}, customer: {} });
  }),

  operation('set-company-configuration', 'POST', `${prefix}/config`, (call) => {
    const company = companyOf(call);
    const config = parseBody(configuration, call.body, 'ExpenseSyncApi');
    call.sandbox.store.run('UPDATE companies SET config = ? WHERE id = ?', JSON.stringify(config), company.id);
    return ok(config);
  }),

  operation('get-mapping-options', 'GET', `${prefix}/mappingOptions`, (call) => {
    const company = companyOf(call);
    const { store } = call.sandbox;
    const connection = accountingConnection(store, company.id);
    if (!connection) throw notFound(`No accounting connection was found for company ${company.id}`);
    return ok({
      expenseProvider: partnerExpense.name,
      ...mappingOptions(packageOf(connection), {
        accounts: cachedRecords(store, connection.id, 'chartOfAccounts'),
        taxRates: cachedRecords(store, connection.id, 'taxRates'),
        trackingCategories: cachedRecords(store, connection.id, 'trackingCategories'),
        live: (id) => liveRecord(store, connection.id, 'chartOfAccounts', id),
        liveRate: (id) => liveRecord(store, connection.id, 'taxRates', id),
      }),
    });
  }),

  operation('create-expense-transaction', 'POST', `${prefix}/expense-transactions`, (call) => {
    const company = companyOf(call);
    const transactions = parseBody(expenseBatch, call.body, 'ExpenseSyncApi');
    const ids = transactions.map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    if (twice.length > 0)
      throw refuseIds(twice, (id) => `The transaction id ${id} appears more than once in the request.`);
    const processed = ids.filter((id) => isProcessed(call, company.id, id));
    if (processed.length > 0)
      throw refuseIds(processed, (id) => `One or more transactions have previously been processed: ${id}`);
    return ok({
      syncId: queueSync(call.sandbox, {
        companyId: company.id,
        operation: 'create',
        transactions,
        requestId: call.requestId,
      }),
    });
  }),

  operation('update-expense-transaction', 'PUT', `${prefix}/expense-transactions/:transactionId`, (call) => {
    const company = companyOf(call);
    const { store } = call.sandbox;
    const id = (call.params.transactionId ?? '').toLowerCase();
    const update = parseBody(expenseUpdate, call.body, 'ExpenseSyncApi');
    const connection = linkedAccounting(store, company.id);
    if (connection && !packageOf(connection).updates) {
      throw new CodatError(
        422,
        'ExpenseSyncApi',
        'Expense transaction updates are not supported for platforms other than Xero.',
      );
    }
    if (update.type !== 'Payment')
      throw new CodatError(422, 'ExpenseSyncApi', 'Only expense transactions of type Payment can be updated.');
    if (!entryOfTransaction(store, company.id, id))
      throw new CodatError(404, 'ExpenseSyncApi', `No expense transaction was found with ID ${id}`);
    const transactions = [{ ...update, id }];
    return {
      status: 202,
      body: {
        syncId: queueSync(call.sandbox, {
          companyId: company.id,
          operation: 'update',
          transactions,
          requestId: call.requestId,
        }),
      },
    };
  }),

  operation('get-last-successful-sync', 'GET', `${prefix}/syncs/lastSuccessful/status`, (call) =>
    ok(
      oneSync(call, 'SELECT * FROM syncs WHERE company_id = ? AND code IN (2000, 2040) ORDER BY position DESC LIMIT 1'),
    ),
  ),
  operation('get-latest-sync', 'GET', `${prefix}/syncs/latest/status`, (call) =>
    ok(oneSync(call, 'SELECT * FROM syncs WHERE company_id = ? ORDER BY position DESC LIMIT 1')),
  ),
  operation('list-syncs', 'GET', `${prefix}/syncs/list/status`, (call) => {
    const company = companyOf(call);
    return ok(
      call.sandbox.store
        .all<SyncRow>('SELECT * FROM syncs WHERE company_id = ? ORDER BY position DESC', company.id)
        .map((sync) => syncBody(call.sandbox, sync)),
    );
  }),
  operation('get-sync-by-id', 'GET', `${prefix}/syncs/:syncId/status`, (call) =>
    ok(syncBody(call.sandbox, syncOf(call))),
  ),

  operation('list-sync-transactions', 'GET', `${prefix}/syncs/:syncId/transactions`, (call) =>
    ok(pageOf(call, itemBodies(call))),
  ),
  operation('get-sync-transaction', 'GET', `${prefix}/syncs/:syncId/transactions/:transactionId`, (call) => {
    const id = (call.params.transactionId ?? '').toLowerCase();
    const found = itemBodies(call).filter(({ transactionId }) => transactionId === id);
    if (found.length === 0)
      throw new CodatError(
        404,
        'ExpenseSyncApi',
        `No transaction was found with ID ${id} in sync ${call.params.syncId}`,
      );
    return ok(found);
  }),
];

export function syncOf(call: Call): SyncRow {
  const company = companyOf(call);
  const id = call.params.syncId ?? '';
  const sync = call.sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ? AND company_id = ?', id, company.id);
  if (!sync) throw new CodatError(404, 'ExpenseSyncApi', `No sync was found with ID ${id}`);
  return sync;
}

function oneSync(call: Call, sql: string): unknown {
  const company = companyOf(call);
  const sync = call.sandbox.store.get<SyncRow>(sql, company.id);
  if (!sync) throw new CodatError(404, 'ExpenseSyncApi', `No syncs were found for company ${company.id}`);
  return syncBody(call.sandbox, sync);
}

const itemBodies = (call: Call) =>
  itemsOf(call.sandbox, syncOf(call).id).map((item) => ({
    transactionId: item.transaction_id,
    status: item.status,
    ...(item.message === null ? {} : { message: item.message }),
    integrationType: assumptions.integrationType,
  }));

/** Written once (also to a connection since deleted), or on the way there. A failed id may be posted again. */
function isProcessed(call: Call, companyId: string, id: string): boolean {
  const statuses = assumptions.pendingIdIsRefused ? ['Completed', 'Pending'] : ['Completed'];
  return (
    call.sandbox.store.get(
      `SELECT 1 AS found FROM sync_items WHERE company_id = ? AND transaction_id = ? AND status IN (${statuses.map(() => '?').join()})`,
      companyId,
      id,
      ...statuses,
    ) !== undefined
  );
}

function refuseIds(ids: readonly string[], words: (id: string) => string): CodatError {
  return new CodatError(
    assumptions.previouslyProcessedStatus,
    'ExpenseSyncApi',
    words(ids.join(', ')),
    ids.map((id) => ({ itemId: id, message: words(id), validatorName: 'ExpenseTransaction' })),
  );
}
