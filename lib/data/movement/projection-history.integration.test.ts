import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { movementStatuses } from '@/lib/domain/movement/status';
import { linkWithBooks } from '@/lib/testing/books-company';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { largeBooks } from '@/lib/testing/large-company';
import { anyChange, applyChange, type Change, type HistoryCompany } from '@/lib/testing/movement-history';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { checkPage } from './check';
import { compareCounters } from './rebuild';

let company: HistoryCompany;
beforeAll(async () => {
  const viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', largeBooks);
  company = { viewer, categories: [...(await categoriesOf(viewer)).values()].slice(0, 2) };
});

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
  { do: 'remove', one: 3 },
];

describe('the stored status of every movement is what the rule returns', () => {
  test('after each kind of change, in every status', async () => {
    expect([...(await statusesDuring(throughEveryStatus))].sort()).toEqual([...movementStatuses].sort());
  });

  test('after any history of changes', async () => {
    const history = fc.array(anyChange, { minLength: 6, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(history, async (changes) => void (await statusesDuring(changes))),
      { numRuns: 40, interruptAfterTimeLimit: 10_000 },
    );
  });
});

/** Makes the changes in order, and compares all movements after each. Returns the statuses that they had. */
async function statusesDuring(changes: readonly Change[]): Promise<ReadonlySet<string>> {
  const { viewer, categories } = company;
  await workingCompany();
  const ids = [await recordTestExpense(viewer, { categoryId: categories[0] })];
  const seen = new Set<string>();
  for (const change of changes) {
    await applyChange(company, ids, change);
    for (const { status } of await statuses()) seen.add(status);
    expect((await checkPage(viewer, { after: null, repair: false })).differences).toEqual([]);
  }
  expect(await inScope(worker(viewer.companyId), (tx) => compareCounters(tx, viewer.companyId))).toEqual([]);
  await clear();
  return seen;
}

const statuses = () =>
  asSuperuser<{ status: string }>(`select distinct status::text from movements where company_id = $1`, [
    company.viewer.companyId,
  ]);

/** Every history starts with a linked package, open books, both categories mapped, and no receipts required. */
async function workingCompany(): Promise<void> {
  const start: readonly Change[] = [
    { do: 'connection', to: 'linked' },
    { do: 'read books', isClosed: false, isArchived: false },
    { do: 'require receipts', from: null },
    { do: 'map', category: 0, isMapped: true },
    { do: 'map', category: 1, isMapped: true },
  ];
  for (const change of start) await applyChange(company, [], change);
}

/** Deletes the movements of the history, so that the next one starts without any. */
async function clear(): Promise<void> {
  const { companyId } = company.viewer;
  const tables = [
    ...[
      'receipt_deliveries',
      'receipts',
      'sync_items',
      'syncs',
      'expense_lines',
      'expenses',
      'movement_texts',
      'movements',
    ],
    ...['movement_deltas', 'movement_totals'],
  ];
  await asSuperuser(
    `begin; set local session_replication_role = replica;
     ${tables.map((table) => `delete from ${table} where company_id = '${companyId}'`).join(';')}; commit`,
  );
}
