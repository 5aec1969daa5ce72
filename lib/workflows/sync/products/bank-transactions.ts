import { bodyWith, linesIn, sendLines } from '@/lib/codat/books/bank-lines';
import { pushState } from '@/lib/codat/books/new-entries';
import type { Failure } from '@/lib/codat/client/errors';
import type { SendableSync, SentSync } from '@/lib/data/sync/claim';
import { otherLineRefused } from '@/lib/domain/bank-line/feed-state';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { findLines } from './lookup/find-lines';
import {
  type FailureMeaning,
  type Finding,
  meaningOfCreation,
  type Product,
  requestLifeSeconds,
  type WriteResult,
} from './product';
import { findNoneWritten, packageNameOf, pushMayExist } from './push-product';
import { idsOf, updatesOf } from './read-push';

/**
 * Lines of one bank account, up to 1,000 in each batch and in the order of their days. Codat writes them with a push
 * operation, all or none. The id of a line never changes. A batch is looked up by the ids of its lines before it is sent
 * for the first time, and when it is ambiguous.
 */
export const bankTransactions: Product = {
  send: (context, batch) => {
    const { payload: body, idempotencyKey } = batch;
    return sendLines(idsOf(context), { body, idempotencyKey }, channelOf(context, batch.id));
  },
  meaningOf,
  readResult,
  find,
  findWritten: findNoneWritten,
  payloadFor: bodyWith,
  formerBooksMessage:
    'The books were disconnected before Outlay could send this line. Check the account in those books.',
};

function meaningOf(failure: Failure, _batch: SendableSync, context: LaneContext): FailureMeaning {
  if (failure.kind === 'server-error') return pushMayExist(requestLifeSeconds);
  if (failure.kind !== 'missing') return meaningOfCreation(failure);
  const message = `${packageNameOf(context)} has no such bank account, or takes no lines for it.`;
  return { next: 'reject', problems: [], message };
}

async function readResult(context: LaneContext, batch: SentSync | SendableSync): Promise<WriteResult> {
  const push = await pushState(context.codatCompanyId, batch.codatSyncId ?? '', channelOf(context, batch.id));
  switch (push.state) {
    case 'pending':
      return { kind: 'read', updates: [], fault: null };
    case 'written':
      return { kind: 'read', updates: updatesOf(batch, { state: 'synced', message: null }), fault: null };
    case 'refused':
      return { kind: 'read', updates: refusedLines(batch, push), fault: null };
    case 'unknown':
      return { kind: 'lost' };
  }
}

/** A refused push has written no line. The package names the lines that it refuses, and the others are sent again. */
function refusedLines(
  batch: SentSync | SendableSync,
  { message, problems }: { readonly message: string; readonly problems: readonly { field: string; message: string }[] },
): ItemUpdate[] {
  const { transactions } = linesIn(batch.payload);
  const named = new Map<string, string>();
  for (const { field, message } of problems) {
    const line = transactions[Number(/transactions\[(\d+)\]/i.exec(field)?.[1] ?? Number.NaN)];
    if (line) named.set(line.id, [named.get(line.id), message].filter(Boolean).join(' '));
  }
  return batch.items.map(({ recordId }) => ({
    recordId,
    state: 'failed',
    message: named.size === 0 ? message : (named.get(recordId) ?? otherLineRefused),
  }));
}

/** Finds out whether an ambiguous batch is in the books, or may still be written. */
async function find(context: LaneContext, batch: SendableSync, lostAt: Date): Promise<Finding> {
  if (batch.codatSyncId !== null) {
    const result = await readResult(context, batch);
    if (result.kind === 'read' && result.updates.length > 0) return { found: 'records', updates: result.updates };
    if (result.kind === 'read') return { found: 'write', codatId: batch.codatSyncId };
  }
  return findLines(context, batch, lostAt);
}
