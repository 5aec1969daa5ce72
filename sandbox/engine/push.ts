import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../sandbox';
import { findCompany, referenceCompany } from '../store/company';
import { findConnection } from '../store/connection';
import { emit } from './events';
import { queueFetch } from './fetch';
import { type Fault, type Outcome, type PushRow, writeRecord } from './push-record';

/** Writes the record into the package, or says in the operation why not. */
export function advancePush(sandbox: Sandbox, id: string): void {
  const { store } = sandbox;
  const push = store.get<PushRow>('SELECT * FROM pushes WHERE id = ?', id);
  const connection = push && findConnection(store, push.company_id, push.connection_id);
  if (push?.status !== 'Pending' || !connection) return;
  const outcome: Outcome =
    connection.status === 'Linked'
      ? writeRecord(sandbox, connection, push)
      : {
          faults: [
            {
              itemId: 'Connection',
              message: 'The integration de-authorized access to the connection.',
              validatorName: 'Connection',
            },
          ],
        };
  const written = 'recordId' in outcome;
  store.run(
    'UPDATE pushes SET status = ?, status_code = ?, record_id = ?, errors = ?, completed = ? WHERE id = ?',
    written ? 'Success' : 'Failed',
    written ? 200 : 400,
    written ? outcome.recordId : push.record_id,
    JSON.stringify(written ? [] : outcome.faults),
    store.clock.iso(),
    id,
  );
  if (written && push.refresh)
    queueFetch(
      sandbox,
      connection,
      push.data_type === 'bankAccounts' ? ['bankAccounts', 'chartOfAccounts'] : [push.data_type],
      false,
    );
  announce(sandbox, push, outcome);
}

function announce(sandbox: Sandbox, push: PushRow, outcome: Outcome): void {
  const company = findCompany(sandbox.store, push.company_id);
  if (!company) return;
  const written = 'recordId' in outcome;
  emit(sandbox, company, `${push.data_type}.write.${written ? 'successful' : 'unsuccessful'}`, {
    id: push.id,
    type: push.operation === 'Created' ? 'Create' : 'Update',
    referenceCompany: referenceCompany(sandbox, company),
    connectionId: push.connection_id,
    requestedOnDate: push.requested,
    completedOnDate: sandbox.store.clock.iso(),
    status: written ? 'Success' : 'Failed',
    ...(written ? { record: { id: outcome.recordId } } : {}),
  });
}

export function pushBody(push: PushRow): Record<string, unknown> {
  const errors: readonly Fault[] = JSON.parse(push.errors);
  const record = push.data_type === 'chartOfAccounts' ? 'Account' : push.data_type;
  return {
    changes:
      push.status === 'Success'
        ? [{ type: push.operation, recordRef: { id: push.record_id, dataType: push.data_type }, attachmentId: null }]
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
          errorMessage: `An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: Push failed for ${record}: see validation for more information`,
          validation: { errors, warnings: [] },
        }
      : {}),
    statusCode: push.status_code,
  };
}
