import { beforeEach, describe, expect, test } from 'vitest';
import { saveBooks } from '@/lib/data/books/save';
import { setAlias } from '@/lib/data/coding/supplier-aliases';
import { inScope } from '@/lib/data/db';
import { findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { addRule } from '@/lib/data/rules/changes';
import { listRules } from '@/lib/data/rules/rules';
import type { Books } from '@/lib/domain/books/books';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { emptyCodingFields } from '@/lib/domain/rules/action';
import { aContact, anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { linkWithBooks } from '@/lib/testing/books-company';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { changeMapping } from './change';
import { healthReport, replaceEntry } from './health';
import { currentMapping } from './mappings';
import { moveMapping, movePage } from './move';
import { listVersions, restoreVersion, versionPage } from './versions';

const rail = anAccount({ ref: 'acc-rail', code: '494', name: 'Rail travel' });
const books = someBooks({
  accounts: [anAccount(), rail],
  suppliers: [
    aContact(),
    aContact({ ref: 'sup-gwr', name: 'Great Western' }),
    aContact({ ref: 'sup-rail', name: 'Railways' }),
  ],
});
const snapshot = (changed: Books) => ({
  organisation: null,
  bankAccounts: null,
  taxRates: null,
  tracking: null,
  customers: null,
  accounts: changed.accounts.map(({ archivedAt, removedAt: _, ...entry }) => ({
    ...entry,
    archived: archivedAt !== null,
  })),
  suppliers: changed.suppliers.map(({ archivedAt, removedAt: _, ...entry }) => ({
    ...entry,
    archived: archivedAt !== null,
  })),
});

let viewer: Viewer;
let connectionId: string;
let travel: string;

beforeEach(async () => {
  viewer = await aCompany();
  connectionId = await linkWithBooks(viewer, 'xero', books);
  travel = (await categoriesOf(viewer)).get('Travel') ?? '';
  await map('acc-travel');
});

const map = async (accountRef: string, note = '') =>
  changeMapping(
    viewer,
    (await currentMapping(viewer)).number,
    () => ({
      categories: { [travel]: { ...emptyTarget, accountRef, taxRateRef: 'INPUT2', trackingRefs: ['dept-studio'] } },
      cards: {},
      defaults: { bankAccountRef: 'bank-current', supplierRef: 'sup-outlay', byCurrency: {} },
    }),
    note,
  );
const target = async () => (await currentMapping(viewer)).mapping.categories[travel];
const statusOf = async (id: string) => (await findExpense(viewer, id))?.status;
const aRule = () =>
  addRule(viewer, newId(), {
    name: 'Trains',
    conditions: [],
    action: { ...emptyCodingFields, categoryId: travel, taxRateRef: 'INPUT2', supplierRef: 'sup-gwr', parts: [] },
  });

describe('versions', () => {
  test('each shows who changed what, by name, and any two can be compared', async () => {
    await map('acc-rail');
    const { rows } = await listVersions(viewer, null);
    expect(rows.map(({ number, author, changed }) => [number, author, changed])).toEqual([
      [2, viewer.name, 1],
      [1, viewer.name, 2],
    ]);
    const page = await versionPage(viewer, 2, null);
    expect(page?.differences).toEqual([
      { place: 'Travel', field: 'Account', before: '493 Travel', after: '494 Rail travel' },
    ]);
  });

  test('restoring saves a new version with a note, and refuses a stale one', async () => {
    await map('acc-rail');
    expect(await restoreVersion(viewer, 2, 1)).toBe(3);
    expect((await target())?.accountRef).toBe('acc-travel');
    expect((await listVersions(viewer, null)).rows[0]?.note).toBe('Version 1 restored');
    await expect(restoreVersion(viewer, 2, 1)).rejects.toThrow('Somebody else changed the mapping');
  });

  test('of two people who restore at once, one is refused', async () => {
    await map('acc-rail');
    const both = await Promise.allSettled([restoreVersion(viewer, 2, 1), restoreVersion(viewer, 2, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await currentMapping(viewer)).number).toBe(3);
  });
});

describe('health', () => {
  test('lists an archived account once with its waiting expenses, which are ready after it is replaced', async () => {
    const id = await recordTestExpense(viewer, { categoryId: travel });
    expect(await statusOf(id)).toBe('ready');
    await saveBooks(
      viewer,
      connectionId,
      snapshot({ ...books, accounts: [anAccount({ archivedAt: new Date() }), rail] }),
    );
    expect(await statusOf(id)).toBe('incomplete');

    const report = await healthReport(viewer);
    expect(report.broken).toMatchObject([
      {
        list: 'accounts',
        ref: 'acc-travel',
        label: '493 Travel',
        places: ['Travel'],
        waiting: 1,
        health: { state: 'archived' },
      },
    ]);
    expect(report.broken[0]?.match).toMatchObject({ entry: { ref: 'acc-rail' }, isCertain: false });

    const done = await replaceEntry(viewer, {
      version: report.version,
      list: 'accounts',
      ref: 'acc-travel',
      to: 'acc-rail',
    });
    expect(done.words).toBe('493 Travel replaced with 494 Rail travel');
    expect(await statusOf(id)).toBe('ready');
    expect((await healthReport(viewer)).broken).toEqual([]);
  });

  test('replaces a supplier in rules, aliases and expenses at once', async () => {
    await aRule();
    const id = await recordTestExpense(viewer, { categoryId: travel, merchant: 'GWR' });
    await setAlias(viewer, 'GWR', 'sup-gwr');
    expect((await findExpense(viewer, id))?.supplierRef).toBe('sup-gwr');
    const gone = books.suppliers.map((one) => (one.ref === 'sup-gwr' ? { ...one, archivedAt: new Date() } : one));
    await saveBooks(viewer, connectionId, snapshot({ ...books, suppliers: gone }));

    const report = await healthReport(viewer);
    expect(report.broken).toMatchObject([
      { list: 'suppliers', ref: 'sup-gwr', places: ['Rule “Trains”', 'Merchant GWR'], waiting: 1 },
    ]);
    const done = await replaceEntry(viewer, {
      version: report.version,
      list: 'suppliers',
      ref: 'sup-gwr',
      to: 'sup-rail',
    });
    expect(done).toMatchObject({ rules: 1, expenses: 1 });
    expect((await findExpense(viewer, id))?.supplierRef).toBe('sup-rail');
    expect((await listRules(viewer, '2000-01-01')).rules[0]?.action.supplierRef).toBe('sup-rail');
    expect((await healthReport(viewer)).broken).toEqual([]);
  });

  test('refuses an inactive entry as a replacement', async () => {
    const version = (await currentMapping(viewer)).number;
    await expect(
      replaceEntry(viewer, { version, list: 'accounts', ref: 'acc-travel', to: 'never there' }),
    ).rejects.toThrow('does not take this any more');
  });
});

describe('other books', () => {
  const others = someBooks({
    // This account has the same id as one of the old books, and is a different account.
    accounts: [
      anAccount({ ref: 'acc-travel', code: '7000', name: 'Wages' }),
      anAccount({ ref: 'q-1', code: '6160', name: 'Travel' }),
    ],
    taxRates: [aTaxRate({ ref: 'q-20', code: '20', name: '20% (VAT on Expenses)' })],
    tracking: [
      anOption({ ref: 'cls', name: 'Class', parentRef: null, hasChildren: true }),
      anOption({ ref: 'cls-1', name: 'Sales', parentRef: 'cls' }),
    ],
    suppliers: [aContact({ ref: 'q-9', name: 'Outlay' }), aContact({ ref: 'q-8', name: 'Great Western' })],
  });

  test('the same books linked again continue unchanged, aliases included', async () => {
    const id = await recordTestExpense(viewer, { categoryId: travel, merchant: 'GWR' });
    await setAlias(viewer, 'GWR', 'sup-gwr');
    const again = await linkWithBooks(viewer, 'xero', books);
    expect(await movePage(viewer)).toEqual({ state: 'nothing' });
    expect(await statusOf(id)).toBe('ready');
    expect(await currentMapping(viewer)).toMatchObject({ number: 2, connectionId: again });
    const aliases = await inScope(viewer, (tx) => tx.supplierAlias.findMany({ where: { connectionId: again } }));
    expect(aliases).toMatchObject([{ merchantKey: expect.any(String), supplierRef: 'sup-gwr' }]);
  });

  test('other books wait for a review: until then nothing is ready and nothing can be saved', async () => {
    const id = await recordTestExpense(viewer, { categoryId: travel });
    await linkWithBooks(viewer, 'xero', others);
    expect(await statusOf(id)).toBe('incomplete');
    await expect(map('acc-travel')).rejects.toThrow('Move it to the new ones first');
    expect((await healthReport(viewer)).toMove).toBe(true);
  });

  test('a move rewrites every reference, and leaves unmatched entries unmapped', async () => {
    await aRule();
    const id = await recordTestExpense(viewer, { categoryId: travel, merchant: 'GWR' });
    await setAlias(viewer, 'GWR', 'sup-gwr');
    const before = await currentMapping(viewer);
    const now = await linkWithBooks(viewer, 'quickbooks-online', others);
    const page = await movePage(viewer);
    if (page.state !== 'ready') throw new Error('there is nothing to move');
    const sure = page.proposals.flatMap((proposal) =>
      proposal.match?.isCertain ? [[entryKey(proposal), proposal.match.entry.ref] as const] : [],
    );
    const moved = await moveMapping(viewer, { version: before.number, chosen: new Map(sure) });
    const version = moved.version ?? 0;
    expect(await target()).toMatchObject({ accountRef: 'q-1', taxRateRef: 'q-20', trackingRefs: [] });
    expect((await currentMapping(viewer)).mapping.defaults).toMatchObject({
      bankAccountRef: 'bank-current',
      supplierRef: 'q-9',
    });
    expect((await findExpense(viewer, id))?.supplierRef).toBe('q-8');
    expect((await listRules(viewer, '2000-01-01')).rules[0]?.action).toMatchObject({
      taxRateRef: 'q-20',
      supplierRef: 'q-8',
    });
    const aliases = await inScope(viewer, (tx) => tx.supplierAlias.findMany({ where: { connectionId: now } }));
    expect(aliases.map(({ supplierRef }) => supplierRef)).toEqual(['q-8']);
    expect(await statusOf(id)).toBe('ready');
    expect((await versionPage(viewer, version, null))?.row.note).toBe(
      'Moved from Xero (Harbour & Finch Ltd) to QuickBooks Online (Harbour & Finch Ltd)',
    );
    expect((await versionPage(viewer, version, null))?.differences).toContainEqual({
      place: 'Travel',
      field: 'Account',
      before: '493 Travel',
      after: '6160 Travel',
    });
    await expect(restoreVersion(viewer, version, before.number)).rejects.toThrow('is of other books');
  });
});
