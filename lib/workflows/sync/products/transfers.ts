import { payloadFor } from '@/lib/codat/sync/payload';
import { putTransfer } from '@/lib/codat/sync/transfers';
import type { SentSync } from '@/lib/data/sync/claim';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { findSync, findWritten } from './lookup/find-sync';
import { meaningOfKeylessCreation, meaningOfUpdate, type Product } from './product';
import { readSync } from './read-sync';

/** Transfers between two accounts, one in each batch. Codat creates and updates them with the same call. */
export const transfers: Product = {
  send: (context, batch) => putTransfer(context.codatCompanyId, batch.payload, channelOf(context, batch.id)),
  meaningOf: (failure, { kind }) => (kind === 'update' ? meaningOfUpdate(failure) : meaningOfKeylessCreation(failure)),
  readResult: async (context, batch) => {
    const result = await readSync(context, batch);
    if (batch.kind === 'update' || result.kind === 'lost') return result;
    return { ...result, updates: await withEarlierWrites(context, batch, result.updates) };
  },
  find: findSync,
  findWritten,
  payloadFor,
  formerBooksMessage:
    'This transfer was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
};

/**
 * Corrects the outcome of a transfer that an earlier attempt wrote after all. Codat takes a second request with the same
 * id for an update, which some packages refuse.
 */
async function withEarlierWrites(
  context: LaneContext,
  batch: SentSync,
  updates: readonly ItemUpdate[],
): Promise<readonly ItemUpdate[]> {
  const failed = updates.filter(({ state }) => state === 'failed').map(({ recordId }) => recordId);
  if (failed.length === 0) return updates;
  const { written } = await findWritten(context, batch, failed);
  return updates.map((update) =>
    written.has(update.recordId) ? { recordId: update.recordId, state: 'synced', message: null } : update,
  );
}
