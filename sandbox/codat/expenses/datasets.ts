import { v4 as newId } from 'uuid';
import { asExpense, type DatasetItem, datasetRequest, initiateRequest, isMovement } from '../../expenses/dataset';
import type { Payload } from '../../expenses/payload';
import { queueSync } from '../../expenses/sync';
import { assumptions } from '../../settings';
import { CodatError, notFound, parseBody } from '../error';
import { type Call, ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { rejectDuplicateIds } from './sync-request';

const prefix = '/companies/:companyId/sync/expenses';

interface DatasetRow {
  readonly id: string;
  readonly payload: string;
}

/**
 * Sync for Expenses v1, which Codat maintains until 2027-05-01. A client first creates datasets of expenses, then
 * starts a sync of some datasets. Updates, statuses and attachments have the same paths as in version 2.
 */
export const expensesV1Operations = [
  operation('create-expense-dataset', 'POST', `${prefix}/data/expense-transactions`, (call) => {
    const company = companyOf(call);
    const { items } = parseBody(datasetRequest, call.body, 'ExpenseSyncApi');
    rejectDuplicateIds(call, company.id, items);
    const { store } = call.sandbox;
    const datasetId = newId();
    store.insert('expense_datasets', {
      id: datasetId,
      company_id: company.id,
      payload: JSON.stringify(items.map(payloadOf)),
      operation: 'create',
      created: store.clock.iso(),
      request_id: call.requestId,
    });
    return ok({ datasetId });
  }),

  operation('initiate-sync', 'POST', `${prefix}/syncs`, (call) => {
    const company = companyOf(call);
    const { datasetIds } = parseBody(initiateRequest, call.body ?? {}, 'ExpenseSyncApi');
    const datasets = datasetIds
      ? [...new Set(datasetIds)].map((id) => datasetOf(call, company.id, id))
      : waitingDatasets(call, company.id);
    if (datasets.length === 0)
      throw new CodatError(assumptions.nothingToSyncStatus, 'ExpenseSyncApi', 'There are no datasets to sync.');
    const payloads = datasets.flatMap(({ payload }): Payload[] => JSON.parse(payload));
    rejectRepeatedIds(payloads);
    const { sandbox, requestId } = call;
    const syncId = queueSync(sandbox, { companyId: company.id, operation: 'create', payloads, requestId });
    for (const { id } of datasets)
      sandbox.store.run('UPDATE expense_datasets SET sync_id = ? WHERE id = ?', syncId, id);
    return { status: 202, body: { syncId } };
  }),
];

const payloadOf = (item: DatasetItem): Payload =>
  isMovement(item) ? { kind: 'movement', ...item } : { kind: 'expense', ...asExpense(item) };

function datasetOf(call: Call, companyId: string, id: string): DatasetRow {
  const sql = 'SELECT id, payload FROM expense_datasets WHERE id = ? AND company_id = ?';
  const dataset = call.sandbox.store.get<DatasetRow>(sql, id, companyId);
  if (!dataset) throw notFound(`No dataset was found with ID ${id}`, 'ExpenseSyncApi');
  return dataset;
}

const waitingDatasets = (call: Call, companyId: string): readonly DatasetRow[] =>
  call.sandbox.store.all<DatasetRow>(
    'SELECT id, payload FROM expense_datasets WHERE company_id = ? AND sync_id IS NULL ORDER BY rowid',
    companyId,
  );

/** Throws when two datasets of one sync contain the same transaction. */
function rejectRepeatedIds(payloads: readonly Payload[]): void {
  const ids = payloads.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated === undefined) return;
  throw new CodatError(400, 'ExpenseSyncApi', `The transaction id ${repeated} appears more than once in the request.`, [
    { itemId: repeated, message: `The transaction id ${repeated} appears more than once.`, validatorName: 'Dataset' },
  ]);
}
