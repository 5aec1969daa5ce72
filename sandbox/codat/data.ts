import { type DatasetRow, findDataset, isFinished, queueFetch } from '../engine/fetch';
import { cachedRecord, cachedRecords, type DataType, dataTypes } from '../store/books';
import { accountingConnection, type ConnectionRow, packageOf } from '../store/connection';
import { companyOf } from './companies';
import { connectionOf } from './connections';
import { CodatError, notFound } from './error';
import { type Call, noContent, ok, operation } from './operation';
import { pageOf } from './paging';

const company = '/companies/:companyId';

/** Path name → Codat's data type. */
const lists: readonly (readonly [path: string, type: DataType, list: string, get: string])[] = [
  ['accounts', 'chartOfAccounts', 'list-accounts', 'get-account'],
  ['taxRates', 'taxRates', 'list-tax-rates', 'get-tax-rate'],
  ['trackingCategories', 'trackingCategories', 'list-tracking-categories', 'get-tracking-category'],
  ['suppliers', 'suppliers', 'list-suppliers', 'get-supplier'],
  ['customers', 'customers', 'list-customers', 'get-customer'],
];

export const dataOperations = [
  operation('get-company-information', 'GET', `${company}/data/info`, (call) => {
    const connection = readable(call, 'company');
    return ok(cachedRecords(call.sandbox.store, connection.id, 'company')[0]);
  }),

  ...lists.flatMap(([path, type, list, get]) => [
    operation(list, 'GET', `${company}/data/${path}`, (call) =>
      ok(pageOf(call, cachedRecords(call.sandbox.store, readable(call, type).id, type))),
    ),
    operation(get, 'GET', `${company}/data/${path}/:recordId`, (call) => ok(record(call, readable(call, type), type))),
  ]),

  operation('list-bank-accounts', 'GET', `${company}/connections/:connectionId/data/bankAccounts`, (call) => {
    const connection = fetched(call, connectionOf(call), 'bankAccounts');
    return ok(pageOf(call, cachedRecords(call.sandbox.store, connection.id, 'bankAccounts')));
  }),
  operation('get-bank-account', 'GET', `${company}/connections/:connectionId/data/bankAccounts/:recordId`, (call) =>
    ok(record(call, fetched(call, connectionOf(call), 'bankAccounts'), 'bankAccounts')),
  ),

  operation('refresh-all-data-types', 'POST', `${company}/data/all`, (call) => {
    const owner = companyOf(call);
    const connection = accountingConnection(call.sandbox.store, owner.id);
    if (connection) {
      const idle = dataTypes.filter((type) => !running(call, connection, type));
      if (idle.length > 0) queueFetch(call.sandbox, connection, idle, false);
    }
    return noContent;
  }),

  operation('refresh-data-type', 'POST', `${company}/data/queue/:dataType`, (call) => {
    const owner = companyOf(call);
    const wanted = call.params.dataType ?? '';
    const connection = accountingConnection(call.sandbox.store, owner.id);
    if (!connection) throw notFound(`No accounting connection was found for company ${owner.id}`);
    const type = dataTypes.find((each) => each === wanted);
    if (!type) throw notFound(`Datatype [${wanted}] not supported by platform(s) [${packageOf(connection).name}]`);
    const underWay = running(call, connection, type);
    if (underWay) {
      throw new CodatError(
        409,
        'PublicApi',
        `DatasetAlreadyInProgressException: Cannot queue ${type} sync for ${owner.id} as previous sync ${underWay.id} is still in progress`,
      );
    }
    const [dataset] = queueFetch(call.sandbox, connection, [type], false);
    return ok(dataset && pullOperation(dataset));
  }),

  operation('get-data-status', 'GET', `${company}/dataStatus`, (call) => {
    const owner = companyOf(call);
    const connection = accountingConnection(call.sandbox.store, owner.id);
    return ok(Object.fromEntries(dataTypes.map((type) => [type, statusOf(call, connection, type)])));
  }),

  operation('list-pull-operations', 'GET', `${company}/data/history`, (call) => {
    const owner = companyOf(call);
    const datasets = call.sandbox.store.all<DatasetRow>(
      'SELECT * FROM datasets WHERE company_id = ? ORDER BY position DESC',
      owner.id,
    );
    return ok(pageOf(call, datasets.map(pullOperation)));
  }),
  operation('get-pull-operation', 'GET', `${company}/data/history/:datasetId`, (call) => {
    const dataset = findDataset(call.sandbox, companyOf(call).id, call.params.datasetId ?? '');
    if (!dataset) throw notFound(`No pull operation was found with ID ${call.params.datasetId}`);
    return ok(pullOperation(dataset));
  }),
];

/** What was read before stays readable, also after the permission is gone; what never was read is a 409. */
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

function record(call: Call, connection: ConnectionRow, type: DataType): object {
  const found = cachedRecord(call.sandbox.store, connection.id, type, call.params.recordId ?? '');
  if (!found) throw notFound(`No ${type} record was found with ID ${call.params.recordId}`);
  return found;
}

const newest = (call: Call, connection: ConnectionRow, type: DataType): DatasetRow | undefined =>
  call.sandbox.store.get<DatasetRow>(
    'SELECT * FROM datasets WHERE connection_id = ? AND data_type = ? ORDER BY position DESC LIMIT 1',
    connection.id,
    type,
  );

const lastComplete = (call: Call, connection: ConnectionRow, type: DataType): DatasetRow | undefined =>
  call.sandbox.store.get<DatasetRow>(
    `SELECT * FROM datasets WHERE connection_id = ? AND data_type = ? AND status = 'Complete' ORDER BY position DESC LIMIT 1`,
    connection.id,
    type,
  );

function running(call: Call, connection: ConnectionRow, type: DataType): DatasetRow | undefined {
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
  ...(dataset.error ? { errorMessage: dataset.error } : {}),
  requested: dataset.requested,
  ...(dataset.completed ? { completed: dataset.completed } : {}),
  progress: dataset.progress,
  isCompleted: isFinished(dataset),
  isErrored: dataset.error !== null,
});
