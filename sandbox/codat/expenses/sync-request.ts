import { previouslyProcessedMessage } from '../../expenses/item';
import type { Payload } from '../../expenses/payload';
import { queueSync } from '../../expenses/sync';
import { assumptions } from '../../settings';
import { CodatError } from '../error';
import type { Call } from '../operation';

/** Takes records to be created: each once, and none that Codat has seen through already. Answers the sync's id. */
export function queueCreate(call: Call, companyId: string, payloads: readonly Payload[]): string {
  rejectDuplicateIds(
    call,
    companyId,
    payloads.map(({ id }) => id),
  );
  return queueSync(call.sandbox, { companyId, operation: 'create', payloads, requestId: call.requestId });
}

export const queueUpdate = (call: Call, companyId: string, payload: Payload): string =>
  queueSync(call.sandbox, { companyId, operation: 'update', payloads: [payload], requestId: call.requestId });

/** The id of the path is the caller's own for the transaction, in whatever case it came. */
export const transactionIdOf = (call: Call): string => (call.params.transactionId ?? '').toLowerCase();

export function rejectDuplicateIds(call: Call, companyId: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size);
  if (twice.length > 0) throw refusal(twice, (id) => `The transaction id ${id} appears more than once in the request.`);
  const processed = ids.filter((id) => isProcessed(call, companyId, id));
  if (processed.length > 0) throw refusal(processed, previouslyProcessedMessage);
}

/** Written once (also to a connection since deleted), or on the way there. A failed id may be posted again. */
export const isProcessed = (call: Call, companyId: string, id: string): boolean =>
  call.sandbox.store.get(
    `SELECT 1 AS found FROM sync_items WHERE company_id = ? AND transaction_id = ? AND status IN ('Completed', ?)`,
    companyId,
    id,
    assumptions.pendingIdIsRefused ? 'Pending' : 'Completed',
  ) !== undefined;

function refusal(ids: readonly string[], words: (id: string) => string): CodatError {
  return new CodatError(
    assumptions.previouslyProcessedStatus,
    'ExpenseSyncApi',
    words(ids.join(', ')),
    ids.map((id) => ({ itemId: id, message: words(id), validatorName: 'ExpenseTransaction' })),
  );
}
