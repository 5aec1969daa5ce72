import { sha256Of } from '@/lib/codat/books/new-entries';
import type { Failure } from '@/lib/codat/client/errors';
import { pushRecord } from '@/lib/codat/sync/pushes';
import type { SendableSync } from '@/lib/data/sync/claim';
import { packageOf } from '@/lib/domain/books/package';
import type { PushedProduct } from '@/lib/domain/sync/product';
import { channelOf, type LaneContext } from '../lane-context';
import { findPushed } from './find-pushed';
import { type FailureMeaning, meaningOfCreation, type Product } from './product';
import { idsOf, readPush } from './read-push';

/**
 * Direct costs, direct incomes and transfers of the Accounting API, one record in each batch. Codat writes each with a
 * push operation. The API has no ids of ours, so an ambiguous record is looked up by its reference, or by its day,
 * account and amount (docs/decisions/046-direct-costs.md).
 */
export const pushed = (product: PushedProduct): Product => ({
  send: (context, batch) => {
    const { payload: body, idempotencyKey } = batch;
    return pushRecord(idsOf(context), { product, body, idempotencyKey }, channelOf(context, batch.id));
  },
  meaningOf,
  readResult: readPush,
  find: (context, batch, lostAt) => findPushed(product, context, { batch, lostAt }),
  // Codat recognises no repeated record, so it never rejects one for that reason.
  findWritten: async () => ({ written: new Map(), open: null }),
  payloadFor: (frozen) => ({ text: frozen, sha256: sha256Of(frozen) }),
  formerBooksMessage:
    'This record was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
});

function meaningOf(failure: Failure, _batch: SendableSync, { connection }: LaneContext): FailureMeaning {
  switch (failure.kind) {
    case 'server-error':
      // The record may exist, and Codat repeats this error for the same key.
      return { next: 'retry', outcome: 'lost', afterSeconds: 1 };
    case 'rejected': {
      const message = failure.problems.map((problem) => problem.message).join(' ');
      return { next: 'reject', problems: [], ...(message && { message }) };
    }
    case 'missing': {
      const name = connection ? packageOf(connection.package).name : 'The package';
      const message = `${name} does not accept this record from Outlay. Enter it in ${name}.`;
      return { next: 'reject', problems: [], message };
    }
    default:
      return meaningOfCreation(failure);
  }
}
