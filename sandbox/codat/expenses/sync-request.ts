import { previouslyProcessedMessage } from '../../expenses/item';
import type { Payload } from '../../expenses/payload';
import { queueSync } from '../../expenses/sync';
import { assumptions } from '../../settings';
import { CodatError } from '../error';
import type { Call } from '../operation';

/**
 * Queues a sync that creates the records, and returns the sync id. Throws if an id is repeated or was processed before.
 */
export function queueCreate(call: Call, companyId: string, payloads: readonly Payload[]): string {
  rejectDuplicateIds(call, companyId, payloads);
  return queueSync(call.sandbox, { companyId, operation: 'create', payloads, requestId: call.requestId });
}

export const queueUpdate = (call: Call, companyId: string, payload: Payload): string =>
  queueSync(call.sandbox, { companyId, operation: 'update', payloads: [payload], requestId: call.requestId });

/** Returns the transaction id from the path, which the client chose, in lower case. */
export const transactionIdOf = (call: Call): string => (call.params.transactionId ?? '').toLowerCase();

/** Throws if an id is repeated within the request, or was processed before. */
export function rejectDuplicateIds(call: Call, companyId: string, items: readonly { readonly id: string }[]): void {
  const ids = items.map(({ id }) => id);
  const seen = new Set<string>();
  const repeated = ids.filter((id) => seen.size === seen.add(id).size);
  if (repeated.length > 0)
    throw refusal(repeated, (id) => `The transaction id ${id} appears more than once in the request.`);
  const processed = ids.filter((id) => isProcessed(call, companyId, id));
  if (processed.length > 0) throw refusal(processed, previouslyProcessedMessage);
}

/**
 * Returns true if the transaction was written before, or if a sync of it is still pending. It counts transactions
 * written to a connection that has since been deleted. After a failure, the client can send the same id again.
 */
export const isProcessed = (call: Call, companyId: string, id: string): boolean =>
  call.sandbox.store.get(
    `SELECT 1 AS found FROM sync_items WHERE company_id = ? AND transaction_id = ? AND status IN ('Completed', ?)`,
    companyId,
    id,
    assumptions.pendingIdIsRefused ? 'Pending' : 'Completed',
  ) !== undefined;

function refusal(ids: readonly string[], message: (id: string) => string): CodatError {
  return new CodatError(
    assumptions.previouslyProcessedStatus,
    'ExpenseSyncApi',
    message(ids.join(', ')),
    ids.map((id) => ({ itemId: id, message: message(id), validatorName: 'ExpenseTransaction' })),
  );
}
