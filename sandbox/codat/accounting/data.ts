import { type DatasetRow, findDataset, isFinished, queueFetch } from '../../engine/fetch';
import { type DataType, dataTypes, firstLinkTypes } from '../../store/books';
import { cachedRecord, cachedRecords } from '../../store/cache';
import { accountingConnection, type ConnectionRow, packageOf } from '../../store/connection';
import { CodatError, connectionNotFound, notFound } from '../error';
import { type Call, noContent, ok, operation, type Reply } from '../operation';
import { companyOf } from '../platform/companies';
import { connectionOf } from '../platform/connections';
import { paginate, paginateCached } from '../query/paging';
import { searchableDataset } from '../query/searchable';

const company = '/companies/:companyId';
const connected = `${company}/connections/:connectionId`;

/**
 * The lists that clients can read. Each row has the path, the data type, and the ids of the list operation and the get
 * operation. Paths under `company` use the company's only accounting connection. Paths under `connected` name the
 * connection.
 */
const lists: readonly (readonly [
  by: typeof company | typeof connected,
  path: string,
  type: DataType,
  list: string,
  get: string,
])[] = [
  [company, 'accounts', 'chartOfAccounts', 'list-accounts', 'get-account'],
  [company, 'taxRates', 'taxRates', 'list-tax-rates', 'get-tax-rate'],
  [company, 'trackingCategories', 'trackingCategories', 'list-tracking-categories', 'get-tracking-category'],
  [company, 'suppliers', 'suppliers', 'list-suppliers', 'get-supplier'],
  [company, 'customers', 'customers', 'list-customers', 'get-customer'],
  [company, 'journalEntries', 'journalEntries', 'list-journal-entries', 'get-journal-entry'],
  [company, 'bills', 'bills', 'list-bills', 'get-bill'],
  [connected, 'bankAccounts', 'bankAccounts', 'list-bank-accounts', 'get-bank-account'],
  [connected, 'directCosts', 'directCosts', 'list-direct-costs', 'get-direct-cost'],
  [connected, 'directIncomes', 'directIncomes', 'list-direct-incomes', 'get-direct-income'],
  [connected, 'transfers', 'transfers', 'list-transfers', 'get-transfer'],
];

export const dataOperations = [
  operation('get-company-info', 'GET', `${company}/data/info`, (call) => {
    const connection = readable(call, 'company');
    return ok(cachedRecords(call.sandbox.store, connection.id, 'company')[0]);
  }),
  operation('refresh-company-info', 'POST', `${company}/data/info`, (call) => refresh(call, 'company')),

  ...lists.flatMap(([by, path, type, list, get]) => {
    const source = (call: Call) => (by === company ? readable(call, type) : fetched(call, connectionOf(call), type));
    return [
      operation(list, 'GET', `${by}/data/${path}`, (call) => paginateCached(call, source(call).id, type)),
      operation(get, 'GET', `${by}/data/${path}/:recordId`, (call) => ok(record(call, source(call), type))),
    ];
  }),

  operation(
    'list-bank-account-transactions',
    'GET',
    `${connected}/data/bankAccounts/:accountId/bankTransactions`,
    (call) => {
      const accountId = call.params.accountId ?? '';
      const connection = fetched(call, connectionOf(call), 'bankTransactions');
      record(call, connection, 'bankAccounts', accountId);
      return paginateCached(call, connection.id, 'bankTransactions', {
        within: `${accountId}/`,
        wrap: (transactions) => `[{"accountId":${JSON.stringify(accountId)},"transactions":${transactions}}]`,
      });
    },
  ),
  operation('list-bank-transactions', 'GET', `${company}/data/bankAccounts/:accountId/transactions`, (call) => {
    const connection = readable(call, 'bankTransactions');
    const accountId = call.params.accountId ?? '';
    record(call, connection, 'bankAccounts', accountId);
    return paginateCached(call, connection.id, 'bankTransactions', { within: `${accountId}/` });
  }),

  operation('refresh-all-data-types', 'POST', `${company}/data/all`, (call) => {
    const owner = companyOf(call);
    const connection = accountingConnection(call.sandbox.store, owner.id);
    if (connection) {
      const idle = firstLinkTypes.filter((type) => !runningFetch(call, connection, type));
      if (idle.length > 0) queueFetch(call.sandbox, connection, idle, false);
    }
    return noContent;
  }),
  operation('refresh-data-type', 'POST', `${company}/data/queue/:dataType`, (call) => {
    const wanted = call.params.dataType ?? '';
    const connection = accountingOf(call);
    const type = dataTypes.find((each) => each === wanted);
    if (!type) throw notFound(`Datatype [${wanted}] not supported by platform(s) [${packageOf(connection).name}]`);
    return refresh(call, type);
  }),

  operation('get-data-status', 'GET', `${company}/dataStatus`, (call) => {
    const owner = companyOf(call);
    const connection = accountingConnection(call.sandbox.store, owner.id);
    return ok(Object.fromEntries(dataTypes.map((type) => [type, statusOf(call, connection, type)])));
  }),

  operation('list-pull-operations', 'GET', `${company}/data/history`, (call) => {
    const sql = 'SELECT * FROM datasets WHERE company_id = ? ORDER BY position DESC';
    const datasets = call.sandbox.store.all<DatasetRow>(sql, companyOf(call).id);
    return ok(paginate(call, datasets.map(pullOperation), searchableDataset));
  }),
  operation('get-pull-operation', 'GET', `${company}/data/history/:datasetId`, (call) =>
    ok(pullOperation(datasetOf(call))),
  ),
  operation('get-read-validation-results', 'GET', `${company}/sync/:datasetId/validation`, (call) => {
    datasetOf(call);
    return ok({ errors: [], warnings: [] });
  }),
];

function refresh(call: Call, type: DataType): Reply {
  const connection = accountingOf(call);
  const wanted = call.query.get('connectionId')?.toLowerCase() ?? null;
  if (wanted !== null && wanted !== connection.id) throw connectionNotFound(wanted);
  const running = runningFetch(call, connection, type);
  if (running) {
    throw new CodatError(
      409,
      'PublicApi',
      `DatasetAlreadyInProgressException: Cannot queue ${type} sync for ${connection.company_id} as previous sync ${running.id} is still in progress`,
    );
  }
  const [dataset] = queueFetch(call.sandbox, connection, [type], false);
  return ok(dataset && pullOperation(dataset));
}

function datasetOf(call: Call): DatasetRow {
  const dataset = findDataset(call.sandbox, companyOf(call).id, call.params.datasetId ?? '');
  if (!dataset) throw notFound(`No pull operation was found with ID ${call.params.datasetId}`);
  return dataset;
}

/** Returns the company's accounting connection. Throws a 404 if there is none. */
export function accountingOf(call: Call): ConnectionRow {
  const { id } = companyOf(call);
  const connection = accountingConnection(call.sandbox.store, id);
  if (!connection) throw notFound(`No accounting connection was found for company ${id}`);
  return connection;
}

/**
 * Returns the company's accounting connection. Throws a 404 if there is none, and a 409 if this list was never fetched.
 * A list fetched earlier stays readable after access to the package was revoked.
 */
function readable(call: Call, type: DataType): ConnectionRow {
  const owner = companyOf(call);
  const connection = accountingConnection(call.sandbox.store, owner.id);
  if (!connection)
    throw notFound(`No data available for ${type === 'chartOfAccounts' ? 'accounts' : type} for ID ${owner.id}`);
  return fetched(call, connection, type);
}

function fetched(call: Call, connection: ConnectionRow, type: DataType): ConnectionRow {
  if (!lastComplete(call, connection, type))
    throw new CodatError(409, 'PublicApi', 'The data set has not been requested.');
  return connection;
}

function record(call: Call, connection: ConnectionRow, type: DataType, id = call.params.recordId ?? ''): object {
  const found = cachedRecord(call.sandbox.store, connection.id, type, id);
  if (!found) throw notFound(`No ${type} record was found with ID ${id}`);
  return found;
}

function newest(call: Call, connection: ConnectionRow, type: DataType, condition = ''): DatasetRow | undefined {
  const sql = `SELECT * FROM datasets WHERE company_id = ? AND data_type = ? AND connection_id = ?${condition} ORDER BY position DESC LIMIT 1`;
  return call.sandbox.store.get<DatasetRow>(sql, connection.company_id, type, connection.id);
}

const lastComplete = (call: Call, connection: ConnectionRow, type: DataType): DatasetRow | undefined =>
  newest(call, connection, type, ` AND status = 'Complete'`);

function runningFetch(call: Call, connection: ConnectionRow, type: DataType): DatasetRow | undefined {
  const last = newest(call, connection, type);
  return last && !isFinished(last) ? last : undefined;
}

function statusOf(call: Call, connection: ConnectionRow | undefined, type: DataType): object {
  const last = connection && newest(call, connection, type);
  if (!connection || !last) return { dataType: type, currentStatus: 'Initial' };
  const complete = lastComplete(call, connection, type);
  return {
    dataType: type,
    ...(complete?.completed ? { lastSuccessfulSync: complete.completed } : {}),
    currentStatus: last.status,
    latestSyncId: last.id,
    ...(complete ? { latestSuccessfulSyncId: complete.id } : {}),
  };
}

const pullOperation = (dataset: DatasetRow): object => ({
  id: dataset.id,
  companyId: dataset.company_id,
  connectionId: dataset.connection_id,
  dataType: dataset.data_type,
  status: dataset.status,
  ...(dataset.error ? { statusDescription: dataset.error, errorMessage: dataset.error } : {}),
  requested: dataset.requested,
  ...(dataset.completed ? { completed: dataset.completed } : {}),
  progress: dataset.progress,
  isCompleted: isFinished(dataset),
  isErrored: dataset.error !== null,
});
