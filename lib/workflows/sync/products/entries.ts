import { findByName } from '@/lib/codat/books/list-entries';
import { entryDataType, entryNameIn, isWriting, pushState, sendEntry, sha256Of } from '@/lib/codat/books/new-entries';
import type { Failure } from '@/lib/codat/client/errors';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import type { SendableSync, SentSync } from '@/lib/data/sync/claim';
import { listForKind, type NewEntryKind } from '@/lib/domain/books/new-entry';
import { packageOf } from '@/lib/domain/books/package';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { readFromPackage } from '../read-from-package';
import { type FailureMeaning, type Finding, meaningOfCreation, type Product, type WriteResult } from './product';

/** The wait until Codat is asked again whether it still writes an entry of the same kind. */
const writingSeconds = 5;

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
  formerBooksMessage: 'The books were disconnected before the entry was created.',
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

async function readPush(context: LaneContext, batch: SentSync): Promise<WriteResult> {
  const push = await pushState(context.codatCompanyId, batch.codatSyncId ?? '', channelOf(context, batch.id));
  switch (push.state) {
    case 'pending':
      return { kind: 'read', updates: [], fault: null };
    case 'written':
      return {
        kind: 'read',
        updates: updatesOf(batch, { state: 'synced', message: null, recordRef: push.ref }),
        fault: null,
      };
    case 'refused':
      return { kind: 'read', updates: updatesOf(batch, { state: 'failed', message: push.message }), fault: null };
    case 'unknown':
      return { kind: 'lost' };
  }
}

async function findEntry(
  kind: NewEntryKind,
  context: LaneContext,
  { batch, lostAt }: { readonly batch: SendableSync; readonly lostAt: Date },
): Promise<Finding> {
  const ids = idsOf(context);
  const channel = channelOf(context, batch.id);
  if (await isWriting(ids.codatCompanyId, kind, channel)) return { found: 'later', afterSeconds: writingSeconds };
  const source = { context, connectionId: batch.connectionId, ids, type: entryDataType(kind), channel };
  await readFromPackage(source, lostAt);
  const ref = await findByName(ids, listForKind(kind), entryNameIn(kind, batch.payload), channel);
  if (ref === null) return { found: 'nothing' };
  return { found: 'records', updates: updatesOf(batch, { state: 'synced', message: null, recordRef: ref }) };
}

const updatesOf = ({ items }: SentSync | SendableSync, outcome: Omit<ItemUpdate, 'recordId'>): ItemUpdate[] =>
  items.map(({ recordId }) => ({ recordId, ...outcome }));

/** Returns the ids of the linked connection at Codat. The lane sends nothing without one. */
function idsOf({ codatCompanyId, connection }: LaneContext): ConnectionIds {
  if (!connection) throw new Error('the company has no connection');
  return { codatCompanyId, connectionId: connection.codatConnectionId };
}
