'use server';
import { z } from 'zod';
import { currentConnection } from '@/lib/data/connection/connections';
import { inScope } from '@/lib/data/db';
import type { AccountKey } from '@/lib/data/reconcile/account';
import { linkTicked, rejectSuggestion, skipWords, unlink } from '@/lib/data/reconcile/links';
import { requestRecords } from '@/lib/data/reconcile/request';
import type { Viewer } from '@/lib/domain/company/viewer';
import { counted } from '@/lib/domain/plural';
import { chooseInput, confirmInput, reconciliationInput, tickedOf } from '@/lib/domain/reconcile/words/ticked-input';
import { Refusal } from '@/lib/domain/refusal';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

/** How many confirmed suggestions are linked. `skipped` says in words why the others are not. */
export type Confirmed = { readonly linked: number; readonly skipped: readonly string[] };

/** Links suggestions as they were shown. */
export const confirmSuggestions = viewerAction(
  'reconcile',
  confirmInput,
  async (viewer, { account, pairs }): Promise<Confirmed> => {
    const ticked = pairs.map((pair) => tickedOf(pair, account, 'proposed'));
    const { linked, skipped } = await linkTicked(viewer, await keyOf(viewer, account), ticked);
    refreshPages();
    const words = Map.groupBy(skipped, ({ why }) => skipWords(why));
    return {
      linked,
      skipped: [...words].map(([why, some]) => `${counted(some.length, 'pair', viewer.locale)} skipped: ${why}`),
    };
  },
);

/** Links rows that a person put together. */
export const matchChosen = viewerAction('reconcile', chooseInput, async (viewer, { account, pair }) => {
  const ticked = tickedOf(pair, account, 'chosen');
  if (ticked.lineIds.length === 0 || ticked.recordIds.length === 0)
    throw new Refusal('Choose at least one statement line and one record.');
  const { skipped } = await linkTicked(viewer, await keyOf(viewer, account), [ticked]);
  const [skip] = skipped;
  if (skip) throw new Refusal(skipWords(skip.why));
  refreshPages();
});

/** Says that the rows of a suggestion do not belong together. */
export const rejectMatch = viewerAction('reconcile', reconciliationInput, async (viewer, { account, id }) => {
  await rejectSuggestion(viewer, await keyOf(viewer, account), id);
  refreshPages();
});

/** Ends a link. Its rows are open again. */
export const unlinkMatch = viewerAction('reconcile', reconciliationInput, async (viewer, { account, id }) => {
  await unlink(viewer, await keyOf(viewer, account), id);
  refreshPages();
});

/** Has the records of the books read now. */
export const readBooksRecords = viewerAction('reconcile', z.object({}), async (viewer) => {
  const { id } = await linkedConnection(viewer);
  await inScope(viewer, (tx) => requestRecords(tx, viewer.companyId, id));
  refreshPages();
});

async function keyOf(viewer: Viewer, bankAccountRef: string): Promise<AccountKey> {
  const { id } = await linkedConnection(viewer);
  return { companyId: viewer.companyId, connectionId: id, bankAccountRef };
}

async function linkedConnection(viewer: Viewer) {
  const connection = await currentConnection(viewer);
  if (!connection) throw new Refusal('Link your accounting package first.');
  return connection;
}
