import { v5 as guidFrom } from 'uuid';
import type { Sandbox } from '../sandbox';
import { assumptions } from '../settings';
import type { DataType } from '../store/books';
import { findCompany, referenceCompany } from '../store/company';
import { type ConnectionRow, findConnection, unavailableMessage } from '../store/connection';
import type { RecordFault } from '../write-models/faults';
import { emit } from './events';
import { queueFetch } from './fetch';
import { type Outcome, type PushRow, recordNames } from './pushes/push-row';
import { writeRecord } from './pushes/write-record';

/**
 * Runs a push operation: writes the record into the package, or stores why it was refused. Waits while the desktop
 * connector is offline.
 */
export function advancePush(sandbox: Sandbox, id: string): void {
  const push = sandbox.store.get<PushRow>('SELECT * FROM pushes WHERE id = ?', id);
  const connection = push && findConnection(sandbox.store, push.company_id, push.connection_id);
  if (!push || !connection || push.status === 'Success' || push.status === 'Failed') return;
  if (connection.condition === 'offline') {
    if (push.status === 'Pending' && isOverdue(sandbox, push)) markTimedOut(sandbox, push);
    sandbox.tasks.schedule('push', id, sandbox.latency.delays.connectorCheck);
    return;
  }
  if (push.status === 'TimedOut' && !assumptions.timedOutPushIsStillWritten) return;
  const outcome = attempt(sandbox, connection, push);
  if (push.status === 'TimedOut') return;
  finishPush(sandbox, push, outcome);
  if ('recordId' in outcome && push.refresh) queueFetch(sandbox, connection, typesChangedBy(push), false);
}

function attempt(sandbox: Sandbox, connection: ConnectionRow, push: PushRow): Outcome {
  if (connection.status !== 'Linked') return connectionFault('The integration de-authorized access to the connection.');
  if (connection.condition !== 'working') return connectionFault(unavailableMessage(connection));
  return writeRecord(sandbox, connection, push);
}

const connectionFault = (message: string): Outcome => ({
  faults: [{ itemId: 'Connection', message, validatorName: 'Connection' }],
});

const isOverdue = ({ store, speed }: Sandbox, push: PushRow): boolean =>
  push.timeout_minutes !== null &&
  store.clock.now() - Date.parse(push.requested) >= (push.timeout_minutes * 60_000) / speed;

function markTimedOut(sandbox: Sandbox, push: PushRow): void {
  const { store } = sandbox;
  store.run(
    `UPDATE pushes SET status = 'TimedOut', status_code = 408, completed = ? WHERE id = ?`,
    store.clock.iso(),
    push.id,
  );
  emitPushResult(sandbox, push, { status: 'TimedOut' });
}

function finishPush(sandbox: Sandbox, push: PushRow, outcome: Outcome): void {
  const { store } = sandbox;
  const written = 'recordId' in outcome;
  store.run(
    'UPDATE pushes SET status = ?, status_code = ?, record_id = ?, errors = ?, completed = ? WHERE id = ?',
    written ? 'Success' : 'Failed',
    written ? 200 : 400,
    written ? outcome.recordId : push.record_id,
    JSON.stringify(written ? [] : outcome.faults),
    store.clock.iso(),
    push.id,
  );
  emitPushResult(sandbox, push, written ? { status: 'Success', recordId: outcome.recordId } : { status: 'Failed' });
}

/** Returns the data types to fetch again after the push. A bank account is also in the chart of accounts. */
const typesChangedBy = ({ data_type: type }: PushRow): readonly DataType[] =>
  type === 'bankAccounts' ? ['bankAccounts', 'chartOfAccounts'] : [type];

const eventTypes: Readonly<Record<PushRow['operation'], string>> = {
  Created: 'Create',
  Modified: 'Update',
  Deleted: 'Delete',
  AttachmentUploaded: 'UploadAttachment',
};

export function emitPushResult(
  sandbox: Sandbox,
  push: PushRow,
  result: { readonly status: 'Success' | 'Failed' | 'TimedOut'; readonly recordId?: string },
): void {
  const company = findCompany(sandbox.store, push.company_id);
  if (!company) return;
  const success = result.status === 'Success';
  emit(sandbox, company, `${push.data_type}.write.${success ? 'successful' : 'unsuccessful'}`, {
    id: push.id,
    type: eventTypes[push.operation],
    referenceCompany: referenceCompany(sandbox, company),
    connectionId: push.connection_id,
    requestedOnDate: push.requested,
    completedOnDate: sandbox.store.clock.iso(),
    status: result.status,
    ...(result.recordId === undefined ? {} : { record: { id: result.recordId } }),
    ...(push.attachment_id === null ? {} : { attachmentId: push.attachment_id }),
  });
}

/**
 * The namespace for the correlation ids of failed pushes. Each id is derived from the id of its push operation, so it
 * is the same at every read.
 */
const correlationNamespace = '1f0c9c1e-53a4-4a7c-8a53-6d1a8b6b7f20';

export function pushBody(push: PushRow): Record<string, unknown> {
  const errors: readonly RecordFault[] = JSON.parse(push.errors);
  return {
    changes:
      push.status === 'Success'
        ? [
            {
              type: push.operation,
              recordRef: { id: push.record_id, dataType: push.data_type },
              attachmentId: push.attachment_id,
            },
          ]
        : [],
    dataType: push.data_type,
    companyId: push.company_id,
    pushOperationKey: push.id,
    dataConnectionKey: push.connection_id,
    requestedOnUtc: push.requested,
    ...(push.completed ? { completedOnUtc: push.completed } : {}),
    timeoutInMinutes: push.timeout_minutes,
    timeoutInSeconds: null,
    status: push.status,
    ...(errors.length > 0
      ? {
          errorMessage: `An error occurred in a downstream service. Correlation ID: ${guidFrom(push.id, correlationNamespace)}. Message: Push failed for ${recordNames[push.data_type]}: see validation for more information`,
          validation: { errors, warnings: [] },
        }
      : {}),
    statusCode: push.status_code,
  };
}
