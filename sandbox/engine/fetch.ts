import { v4 as newId } from 'uuid';
import type { Sandbox } from '../sandbox';
import type { DataType } from '../store/books';
import { findCompany, referenceCompany } from '../store/company';
import { type ConnectionRow, findConnection, unavailableMessage } from '../store/connection';
import { emit } from './events';
import { readFromPackage } from './reading/read-from-package';

export interface DatasetRow {
  readonly id: string;
  readonly company_id: string;
  readonly connection_id: string;
  readonly data_type: DataType;
  readonly status: string;
  readonly progress: number;
  readonly requested: string;
  readonly completed: string | null;
  readonly error: string | null;
  readonly batch: string;
  readonly initial: number;
  readonly position: number;
}

/** The next status and the progress after each status of a successful fetch. */
const steps: Readonly<Record<string, { readonly next: string; readonly progress: number }>> = {
  Queued: { next: 'Fetching', progress: 20 },
  Fetching: { next: 'Mapping', progress: 40 },
  Mapping: { next: 'Validating', progress: 60 },
  Validating: { next: 'Processing', progress: 80 },
  Processing: { next: 'Complete', progress: 100 },
};

export const isFinished = (dataset: Pick<DatasetRow, 'completed'>): boolean => dataset.completed !== null;

/**
 * Queues a fetch of these data types. When all of them are done, one webhook is sent: `read.completed.initial` after
 * linking, otherwise `read.completed`.
 */
export function queueFetch(
  sandbox: Sandbox,
  connection: ConnectionRow,
  types: readonly DataType[],
  initial: boolean,
): readonly DatasetRow[] {
  const { store } = sandbox;
  const batch = newId();
  return types.map((type) => {
    const id = newId();
    store.run(
      `INSERT INTO datasets (id, company_id, connection_id, data_type, status, progress, requested, batch, initial, position)
       VALUES (?, ?, ?, ?, 'Queued', 0, ?, ?, ?, ?)`,
      id,
      connection.company_id,
      connection.id,
      type,
      store.clock.iso(),
      batch,
      initial ? 1 : 0,
      store.next('dataset'),
    );
    sandbox.tasks.schedule('fetch', id, sandbox.latency.delays.fetchStep);
    const dataset = findDataset(sandbox, connection.company_id, id);
    if (!dataset) throw new Error('The new dataset is missing in its own transaction');
    return dataset;
  });
}

export const findDataset = (sandbox: Sandbox, companyId: string, id: string): DatasetRow | undefined =>
  sandbox.store.get<DatasetRow>('SELECT * FROM datasets WHERE id = ? AND company_id = ?', id, companyId);

/** Advances a fetch to its next status. */
export function advanceFetch(sandbox: Sandbox, id: string): void {
  const { store } = sandbox;
  const dataset = store.get<DatasetRow>('SELECT * FROM datasets WHERE id = ?', id);
  if (!dataset || isFinished(dataset)) return;
  const connection = findConnection(store, dataset.company_id, dataset.connection_id);
  if (connection?.status !== 'Linked') {
    finish(sandbox, dataset, 'AuthError', 'The integration de-authorized access to the connection.');
    return;
  }
  if (connection.condition === 'offline') {
    sandbox.tasks.schedule('fetch', id, sandbox.latency.delays.connectorCheck);
    return;
  }
  if (connection.condition !== 'working') {
    finish(sandbox, dataset, 'FetchError', unavailableMessage(connection));
    return;
  }
  const step = steps[dataset.status];
  if (!step) return;
  if (step.next === 'Complete') {
    readFromPackage(sandbox, connection, dataset.data_type, lastReadAt(sandbox, dataset));
    finish(sandbox, dataset, 'Complete', null);
    return;
  }
  store.run('UPDATE datasets SET status = ?, progress = ? WHERE id = ?', step.next, step.progress, id);
  sandbox.tasks.schedule('fetch', id, sandbox.latency.delays.fetchStep);
}

/**
 * Returns the time at which the last successful fetch was requested. Changes after that time are not yet in the cache.
 */
const lastReadAt = ({ store }: Sandbox, dataset: DatasetRow): string | undefined =>
  store.get<{ requested: string }>(
    `SELECT requested FROM datasets WHERE company_id = ? AND data_type = ? AND connection_id = ? AND status = 'Complete' ORDER BY position DESC LIMIT 1`,
    dataset.company_id,
    dataset.data_type,
    dataset.connection_id,
  )?.requested;

function finish(
  sandbox: Sandbox,
  dataset: DatasetRow,
  status: 'Complete' | 'AuthError' | 'FetchError',
  error: string | null,
): void {
  const { store } = sandbox;
  const at = store.clock.iso();
  store.run(
    'UPDATE datasets SET status = ?, progress = 100, completed = ?, error = ? WHERE id = ?',
    status,
    at,
    error,
    dataset.id,
  );
  if (status === 'Complete') {
    store.run('UPDATE connections SET last_sync = ? WHERE id = ?', at, dataset.connection_id);
    store.run('UPDATE companies SET last_sync = ? WHERE id = ?', at, dataset.company_id);
  }
  const batch = store.all<DatasetRow>('SELECT * FROM datasets WHERE batch = ? ORDER BY position', dataset.batch);
  if (batch.every(isFinished)) emitReadCompleted(sandbox, batch);
}

function emitReadCompleted(sandbox: Sandbox, batch: readonly DatasetRow[]): void {
  const [first] = batch;
  const company = first && findCompany(sandbox.store, first.company_id);
  if (!first || !company) return;
  emit(sandbox, company, first.initial ? 'read.completed.initial' : 'read.completed', {
    referenceCompany: referenceCompany(sandbox, company),
    modifiedFromDate: null,
    dataTypes: batch.map((dataset) => ({
      connectionId: dataset.connection_id,
      dataType: dataset.data_type,
      recordsModified: dataset.status === 'Complete',
      status: dataset.status,
      issues: [],
    })),
  });
}
