import { beforeAll, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { linkWithBooks } from '@/lib/testing/books-company';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { addManyExpenses, largeBooks } from '@/lib/testing/large-company';
import { aCompany } from '@/lib/testing/people';
import { preflightPage } from './preflight';
import type { CheckedMovement } from './preflight-page';

const uncoded = 510;
let viewer: Viewer;
let ready: string[];

beforeAll(async () => {
  viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', largeBooks);
  const travel = (await categoriesOf(viewer)).get('Travel') ?? '';
  await changeMapping(viewer, 0, () => ({
    categories: { [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' } },
    cards: {},
    defaults: { bankAccountRef: 'bank-current', supplierRef: 'sup-outlay', byCurrency: {} },
  }));
  ready = [
    await recordTestExpense(viewer, { categoryId: travel, day: '2026-11-05', amount: '12.00' }),
    await recordTestExpense(viewer, { categoryId: travel, day: '2026-11-06', type: 'refund', amount: '2.00' }),
  ];
  await addManyExpenses(viewer, { count: uncoded, merchant: 'Quillfeather' });
  await inScope(worker(viewer.companyId), (tx) => reprojectOpen(tx, viewer.companyId));
  expect(await runJobs('project-movements')).toEqual([]);
});

const check = (outcome: 'ready' | 'not ready' | 'updates', page = 1) =>
  preflightPage(viewer, { ids: null, outcomes: [outcome], page });

test('more unsynced expenses than a page evaluates: the sums and issues are of all of them', async () => {
  const { sums, issueGroups, rows, names } = await check('ready');
  expect(sums.ready).toEqual({
    transfers: 0,
    count: 2,
    totals: [
      {
        count: 2,
        out: { minor: 1200n, currency: 'GBP' },
        in: { minor: 200n, currency: 'GBP' },
        moved: { minor: 0n, currency: 'GBP' },
      },
    ],
  });
  expect(sums['not ready']).toMatchObject({ count: uncoded, totals: [{ out: { minor: BigInt(uncoded) * 100n } }] });
  expect(sums.updates.count).toBe(0);
  expect(issueGroups[0]).toMatchObject({ issue: { code: 'no-category', fix: 'expense' }, count: uncoded });
  expect(rows.map((row) => [expenseIn(row)?.id, row.result.outcome])).toEqual(ready.map((id) => [id, 'ready']));
  expect([...names.values()]).toContain('493 Travel');
});

test('their pages show each expense once, oldest first', async () => {
  const pages = [];
  for (let page = 1; page <= 11; page += 1) pages.push((await check('not ready', page)).rows);
  expect(pages.map((rows) => rows.length)).toEqual([...Array.from({ length: 10 }, () => 50), 10]);
  const rows = pages.flat();
  expect(new Set(rows.map((row) => expenseIn(row)?.id)).size).toBe(uncoded);
  const days = rows.map((row) => expenseIn(row)?.day);
  expect(days).toEqual([...days].sort());
  expect(rows.every(({ result }) => result.outcome === 'not ready')).toBe(true);
});

const expenseIn = (row: CheckedMovement) => ('expense' in row ? row.expense : undefined);
