import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { movementStatuses } from '@/lib/domain/movement/status';
import { linkWithBooks } from '@/lib/testing/books-company';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { applyChange } from '@/lib/testing/history/apply';
import { booksOf } from '@/lib/testing/history/books';
import { anyChange, type Change } from '@/lib/testing/history/change';
import { historyCards } from '@/lib/testing/history/transfers';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { checkPage } from './check';
import { projectItems } from './project-items';
import { compareCounters } from './rebuild';
import { compareTexts } from './texts';

/** A history with every kind of change, which reaches every status. */
const throughEveryStatus: Change[] = [
  { do: 'sync' },
  { do: 'send', result: 'unknown' },
  { do: 'send', result: 'sent' },
  { do: 'settle', state: 'synced' },
  { do: 'edit', one: 0, category: 0, amount: '201.00' },
  { do: 'record', category: 0, amount: '20.00' },
  { do: 'sync' },
  { do: 'send', result: 'sent' },
  { do: 'settle', state: 'failed' },
  { do: 'record', category: 0, amount: '20.00' },
  { do: 'map', category: 0, isMapped: false },
  { do: 'map', category: 0, isMapped: true },
  { do: 'record', category: 1, amount: '200.00' },
  { do: 'require receipts', from: 15_000n },
  { do: 'add receipt', one: 3 },
  { do: 'remove receipt', one: 3 },
  { do: 'require receipts', from: null },
  { do: 'read books', isClosed: true, isArchived: false },
  { do: 'read books', isClosed: false, isArchived: true },
  { do: 'read books', isClosed: false, isArchived: false },
  { do: 'link supplier', isLinked: true },
  { do: 'link supplier', isLinked: false },
  { do: 'categorise', from: 2, category: 1 },
  { do: 'agree', one: 0 },
  { do: 'sync' },
  { do: 'connection', to: 'unlinked' },
  { do: 'stop' },
  { do: 'connection', to: 'linked' },
  { do: 'import', category: 0, count: 3 },
  { do: 'queue' },
  { do: 'map', category: 0, isMapped: false },
  { do: 'freeze part' },
  { do: 'freeze part' },
  { do: 'map', category: 0, isMapped: true },
  { do: 'undo import' },
  { do: 'import', category: 1, count: 1 },
  { do: 'link', to: 'quickbooks-online' },
  { do: 'move mapping' },
  { do: 'map', category: 1, isMapped: true },
  { do: 'link', to: 'xero' },
  { do: 'remove', one: 7 },
];

/** A history with every kind of change of a transfer, which brings one to every status. */
const ofTransfers: Change[] = [
  { do: 'transfer', from: 2, to: 0, amount: '20.00' },
  { do: 'map card', card: 0, isMapped: true },
  { do: 'transfer', from: 0, to: 1, amount: '200.00' },
  { do: 'edit transfer', one: 1, amount: '201.00' },
  { do: 'transfer', from: 2, to: 0, amount: '20.00' },
  { do: 'remove transfer', one: 2 },
  { do: 'sync' },
  { do: 'send', result: 'unknown' },
  { do: 'send', result: 'sent' },
  { do: 'settle', state: 'synced' },
  { do: 'edit transfer', one: 0, amount: '201.00' },
  { do: 'map card', card: 0, isMapped: false },
  { do: 'agree on transfer', one: 0 },
  { do: 'edit transfer', one: 0, amount: '20.00' },
  { do: 'map card', card: 0, isMapped: true },
  { do: 'transfer', from: 2, to: 0, amount: '20.00' },
  { do: 'sync' },
  { do: 'stop' },
  { do: 'mark transfer', one: 3 },
  { do: 'read books', isClosed: true, isArchived: false },
  { do: 'unmark transfer', one: 3 },
  { do: 'read books', isClosed: false, isArchived: false },
  { do: 'queue' },
  { do: 'freeze part' },
  { do: 'freeze part' },
  { do: 'send', result: 'sent' },
  { do: 'settle', state: 'failed' },
  { do: 'mark transfer', one: 3 },
  { do: 'unmark transfer', one: 3 },
  { do: 'transfer', from: 2, to: 1, amount: '200.00' },
  { do: 'map card', card: 1, isMapped: true },
  { do: 'link', to: 'quickbooks-online' },
  { do: 'move mapping' },
  { do: 'link', to: 'xero' },
];

const changesOfTransfers: Change['do'][] = [
  ...(['transfer', 'map card', 'edit transfer', 'remove transfer', 'mark transfer', 'unmark transfer'] as const),
  ...(['agree on transfer', 'sync', 'send', 'settle', 'stop', 'queue', 'freeze part', 'read books', 'link'] as const),
];

/** The kinds of change that have an effect in `throughEveryStatus`. */
const changesOfStatus: Change['do'][] = [
  ...([
    'record',
    'edit',
    'remove',
    'import',
    'undo import',
    'add receipt',
    'remove receipt',
    'require receipts',
  ] as const),
  ...(['map', 'read books', 'link', 'move mapping', 'connection'] as const),
  ...(['sync', 'queue', 'freeze part', 'send', 'settle', 'stop', 'agree'] as const),
];

describe('the stored status of every movement is what the rule returns', () => {
  test('after each kind of change, in every status', async () => {
    const { statuses, effective } = await compareDuring(throughEveryStatus);
    expect([...statuses].sort()).toEqual([...movementStatuses].sort());
    expect([...effective]).toEqual(expect.arrayContaining(changesOfStatus));
  });

  test('after each kind of change of a transfer, in every status', async () => {
    const { transferStatuses, effective } = await compareDuring(ofTransfers);
    expect([...transferStatuses].sort()).toEqual([...movementStatuses].sort());
    expect([...effective]).toEqual(expect.arrayContaining(changesOfTransfers));
  });

  test('after any history of changes', async () => {
    const history = fc.array(anyChange, { minLength: 6, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(history, async (changes) => void (await compareDuring(changes))),
      { numRuns: 40, interruptAfterTimeLimit: 10_000 },
    );
  });
});

test('a changed sync item is found by the index, however many there are', async () => {
  const viewer = await aCompany();
  const { companyId } = viewer;
  const id = await recordTestExpense(viewer, {});
  const scans = await inScope(worker(companyId), async (tx) => {
    const scanned = async () =>
      (await tx.$queryRaw<object[]>`select seq_scan from pg_stat_xact_user_tables where relname = 'sync_items'`)[0];
    // In a table of a few rows Postgres prefers to read all of them.
    await tx.$executeRaw`select set_config('enable_seqscan', 'off', true)`;
    const before = await scanned();
    await projectItems(tx, companyId, { movementIds: [id] });
    return { before, after: await scanned() };
  });
  expect(scans.after).toEqual(scans.before);
});

/**
 * Makes the changes in order in a new company, and compares all movements after each. Returns the statuses that the expenses and the transfers had,
 * and the kinds of change that had an effect on the status, the queue or the number of movements.
 */
async function compareDuring(changes: readonly Change[]) {
  const viewer = await aCompany();
  const categories = [...(await categoriesOf(viewer)).values()].slice(0, 2);
  const company = { viewer, categories, cards: await historyCards({ viewer }), transfers: [] };
  await linkWithBooks(viewer, 'xero', booksOf.xero);
  for (const category of [0, 1]) await applyChange(company, [], { do: 'map', category, isMapped: true });
  const ids = [await recordTestExpense(viewer, { categoryId: categories[0] })];
  const statuses = new Set<string>();
  const transferStatuses = new Set<string>();
  const effective = new Set<Change['do']>();
  let before = await movementsOf(viewer);
  for (const change of changes) {
    await applyChange(company, ids, change);
    const after = await movementsOf(viewer);
    for (const { kind, status } of after) (kind === 'transfer' ? transferStatuses : statuses).add(status);
    if (!isDeepStrictEqual(after, before)) effective.add(change.do);
    before = after;
    expect((await checkPage(viewer, { after: null, repair: false })).differences).toEqual([]);
  }
  expect(await inScope(worker(viewer.companyId), (tx) => compareCounters(tx, viewer.companyId))).toEqual([]);
  expect(await inScope(worker(viewer.companyId), (tx) => compareTexts(tx, viewer.companyId))).toEqual([]);
  return { statuses, transferStatuses, effective };
}

const movementsOf = ({ companyId }: Viewer) =>
  asSuperuser<{ kind: string; status: string }>(
    `select id, kind::text, status::text, queued_run_id is not null as "isWaiting", removed_at is not null as "isRemoved"
     from movements where company_id = $1 order by id`,
    [companyId],
  );
