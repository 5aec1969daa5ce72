import { sendEntry, sha256Of } from '@/lib/codat/books/new-entries';
import type { Failure } from '@/lib/codat/client/errors';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { NewEntryKind } from '@/lib/domain/books/new-entry';
import { packageOf } from '@/lib/domain/books/package';
import { channelOf, type LaneContext } from '../lane-context';
import { findEntry } from './find-entry';
import { type FailureMeaning, meaningOfCreation, type Product } from './product';
import { idsOf, readPush } from './read-push';

/**
 * New entries of one list of the books, one in each batch. Codat writes them with a push operation. An entry has no id
 * of ours, so an ambiguous one is looked up by its name in a list that Codat read after the last attempt
 * (docs/decisions/016-cached-books-and-new-entries.md).
 */
export const entriesOf = (kind: NewEntryKind): Product => ({
  send: (context, batch) => {
    const { payload: body, idempotencyKey } = batch;
    return sendEntry(idsOf(context), { kind, body, idempotencyKey }, channelOf(context, batch.id));
  },
  meaningOf,
  readResult: readPush,
  find: (context, batch, lostAt) => findEntry(kind, context, { batch, lostAt }),
  // Codat recognises no repeated entry, so it never rejects one for that reason.
  findWritten: async () => ({ written: new Map(), open: null }),
  payloadFor: (frozen) => ({ text: frozen, sha256: sha256Of(frozen) }),
  formerBooksMessage:
    'The books were disconnected before Outlay could confirm this entry. Check them before you create it again.',
});

function meaningOf(failure: Failure, _batch: SendableSync, { connection }: LaneContext): FailureMeaning {
  switch (failure.kind) {
    case 'server-error':
      // The entry may exist, and Codat repeats this error for the same key.
      return { next: 'retry', outcome: 'lost', afterSeconds: 1 };
    case 'rejected': {
      const message = failure.problems.map((problem) => problem.message).join(' ');
      return { next: 'reject', problems: [], ...(message && { message }) };
    }
    case 'missing': {
      const name = connection ? packageOf(connection.package).name : 'The package';
      const message = `${name} does not accept this entry from Outlay. Create it in ${name}.`;
      return { next: 'reject', problems: [], message };
    }
    default:
      return meaningOfCreation(failure);
  }
}
