import { beforeAll, describe, expect, test } from 'vitest';
import { codingIn } from '@/lib/data/coding/context';
import { addCard } from '@/lib/data/company/cards';
import { changeCompany } from '@/lib/data/company/companies';
import { inScope, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { mappingIn } from '@/lib/data/mapping/mappings';
import { projectItems } from '@/lib/data/movement/project-items';
import { createRun } from '@/lib/data/sync/freeze';
import { type PackageKey, packageKeys } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { attentionStatuses, type MovementStatus, movementStatuses } from '@/lib/domain/movement/status';
import { itemStates } from '@/lib/domain/sync/sync';
import { linkWithBooks } from '@/lib/testing/books-company';
import { books, codingMatrix, lockDate, recordMatrix, targets } from '@/lib/testing/coding-matrix';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { aCompany, aMember } from '@/lib/testing/people';
import { removeExpense } from './expenses';
import { countExpenses, listExpenses } from './list';
import { placesSql, statusesSql } from './places';
import { currentRows, evaluated } from './stored-rows';

let viewer: Viewer;
let categories: ReadonlyMap<string, string>;
const cards = { euro: newId(), dollar: newId(), archived: newId(), unmapped: newId() };

beforeAll(async () => {
  viewer = await aCompany();
  categories = await categoriesOf(viewer);
  for (const [name, id] of Object.entries(cards)) await addCard(viewer, { id, name, currency: 'GBP' });
  await changeCompany(viewer, {
    name: 'Harbour & Finch',
    country: 'GB',
    timeZone: 'Europe/London',
    receiptsRequiredFrom: 15_000n,
  });
  await recordMatrix(viewer, categories, codingMatrix(cards));
});

/** Returns two lists of ids for each status: the expenses that the rule gives the status, and those that the list shows. */
const derivedAndFound = async () => {
  // More than 500 open expenses are evaluated in the background.
  expect(await runJobs('project-movements')).toEqual([]);
  return inScope(viewer, async (tx) => {
    const read = await currentRows(tx, viewer.companyId, Prisma.sql`select day, id from movements`);
    const coding = await codingIn(tx, viewer.companyId, read);
    const rows = read.map((row) => evaluated(row, coding));
    const compared = [];
    const shown = (status: MovementStatus, filtered: MovementStatus | 'needs-you') =>
      filtered === 'needs-you' ? attentionStatuses.some((one) => one === status) : status === filtered;
    for (const status of [...movementStatuses, 'needs-you' as const]) {
      const found = await tx.$queryRaw<{ id: string }[]>(placesSql(viewer, { status }, { size: rows.length + 1 }));
      const derived = rows.filter((row) => shown(row.status, status)).map((row) => row.id);
      compared.push({ status, derived: derived.sort(), found: found.map((row) => row.id).sort() });
    }
    return compared;
  });
};

const cardTargets: Mapping['cards'] = {
  [cards.euro]: { bankAccountRef: 'bank-euro', byCurrency: {} },
  [cards.dollar]: { bankAccountRef: 'card-dollar', byCurrency: {} },
  [cards.archived]: { bankAccountRef: 'bank-archived', byCurrency: { EUR: 'bank-euro' } },
};

const mapAll = async () => {
  const { number } = await inScope(viewer, (tx) => mappingIn(tx, viewer.companyId));
  await changeMapping(viewer, number, () => ({
    categories: Object.fromEntries(
      Object.entries(targets).map(([name, target]) => [categories.get(name) ?? '', target]),
    ),
    cards: cardTargets,
    defaults: {
      bankAccountRef: 'bank-current',
      supplierRef: 'sup-outlay',
      byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'sup-euro' } },
    },
  }));
};

test('nothing is ready while no package is linked', async () => {
  for (const { status, derived, found } of await derivedAndFound()) {
    expect(found, status).toEqual(derived);
    if (status === 'ready') expect(derived).toEqual([]);
  }
});

test.each(packageKeys)(
  'with %s, the filter by each status finds exactly the expenses that have it',
  async (key: PackageKey) => {
    await linkWithBooks(viewer, key, books, lockDate);
    await mapAll();
    const compared = await derivedAndFound();
    for (const { status, derived, found } of compared) expect(found, status).toEqual(derived);
    expect(compared.filter(({ derived }) => derived.length > 0).map(({ status }) => status)).toEqual([
      'incomplete',
      'ready',
      'needs-you',
    ]);
  },
);

test.each([
  ['the default bank account', { bankAccountRef: null, supplierRef: 'sup-outlay' }],
  ['a usable bank account', { bankAccountRef: 'bank-archived', supplierRef: 'sup-outlay' }],
  ['the default supplier', { bankAccountRef: 'bank-current', supplierRef: null }],
  ['a supplier that is still there', { bankAccountRef: 'bank-current', supplierRef: 'sup-gone' }],
])('without %s they agree too', async (_, defaults) => {
  const { number } = await inScope(viewer, (tx) => mappingIn(tx, viewer.companyId));
  await changeMapping(viewer, number, (mapping) => ({ ...mapping, defaults: { ...defaults, byCurrency: {} } }));
  for (const { status, derived, found } of await derivedAndFound()) expect(found, status).toEqual(derived);
});

test('the filter agrees with the status for every state of the newest record', async () => {
  await mapAll();
  await inScope(worker(viewer.companyId), async (tx) => {
    const { companyId } = viewer;
    const ids = (await tx.movement.findMany({ where: { companyId }, select: { id: true }, take: 80 })).map(
      (row) => row.id,
    );
    const mapping = await mappingIn(tx, companyId);
    const syncId = newId();
    const runId = await createRun(tx, viewer, 'hand');
    await tx.sync.create({
      data: {
        id: syncId,
        companyId,
        connectionId: newId(),
        runId,
        product: 'expenses',
        kind: 'creation',
        state: 'sent',
        mappingVersionId: mapping.id,
        payload: '[]',
        payloadSha256: '0'.repeat(64),
        idempotencyKey: newId(),
      },
    });
    for (const [index, movementId] of ids.entries()) {
      const id = newId();
      const state = itemStates[index % itemStates.length] ?? 'queued';
      await tx.syncItem.create({
        data: { id, companyId, syncId, movementId, attempt: 1, revision: 1, record: {}, state },
      });
      const syncedRevision = state === 'synced' ? 1 + (index % 2) : null;
      await tx.movement.update({ where: { id: movementId }, data: { latestItemId: id, revision: 2, syncedRevision } });
    }
    await projectItems(tx, companyId, { movementIds: ids });
  });
  const compared = await derivedAndFound();
  for (const { status, derived, found } of compared) expect(found, status).toEqual(derived);
  for (const { status, derived } of compared) expect(derived.length, status).toBeGreaterThan(0);
});

describe('each filter', () => {
  let company: Viewer;
  let employee: Viewer;
  let ids: Readonly<Record<string, string>>;
  let category: string;
  let card: string;
  beforeAll(async () => {
    company = await aCompany('Filters');
    employee = await aMember(company, 'employee');
    category = (await categoriesOf(company)).get('Travel') ?? '';
    card = newId();
    await addCard(company, { id: card, name: 'Amex', currency: 'GBP' });
    ids = {
      train: await recordTestExpense(company, { day: '2026-11-03', categoryId: category, note: 'Zürich 100% _day_' }),
      coffee: await recordTestExpense(company, {
        day: '2026-11-02',
        merchant: 'Café 寿司 & Co',
        note: '',
        cardId: card,
      }),
      refund: await recordTestExpense(company, { day: '2026-10-30', merchant: 'Tesco', type: 'refund', note: 'Q4' }),
      own: await recordTestExpense(employee, {
        day: '2026-10-29',
        merchant: 'Tesco',
        note: 'Own',
        categoryId: category,
      }),
    };
  });

  const shown = async (who: Viewer, filter: ExpenseFilter) => {
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const { rows } = await listExpenses(who, filter);
    return rows.map(({ id }) => names.get(id));
  };
  const cases: readonly [string, () => ExpenseFilter, readonly string[]][] = [
    ['nothing', () => ({}), ['train', 'coffee', 'refund', 'own']],
    ['a month', () => ({ month: '2026-10' }), ['refund', 'own']],
    ['a category', () => ({ category }), ['train', 'own']],
    ['a category in a month', () => ({ category, month: '2026-11' }), ['train']],
    ['a card', () => ({ card }), ['coffee']],
    ['a card and a category', () => ({ card, category }), []],
    ['payments without a receipt', () => ({ receipt: 'missing' }), ['train', 'coffee', 'own']],
    ['a text in any case', () => ({ text: 'tesco' }), ['refund', 'own']],
    ['a part of a word', () => ({ text: 'esc' }), ['refund', 'own']],
    ['letters outside ASCII', () => ({ text: 'ZÜRICH' }), ['train']],
    ['Japanese', () => ({ text: '寿司' }), ['coffee']],
    ['a text over merchant and note', () => ({ text: 'co q4' }), ['refund']],
    ['the start of a word', () => ({ text: 'q' }), ['refund']],
    ['marks that LIKE would take for patterns', () => ({ text: '100% _' }), ['train']],
    ['only a mark', () => ({ text: '&' }), ['coffee']],
    ['a text and a category', () => ({ text: 'tesco', category }), ['own']],
    ['a status', () => ({ status: 'incomplete' }), ['train', 'coffee', 'refund', 'own']],
    ['a status and a category', () => ({ status: 'needs-you', category }), ['train', 'own']],
  ];

  test.each(cases)('%s: the list, its pages and its counts agree', async (_, filterOf, expected) => {
    const filter = filterOf();
    expect(await shown(company, filter)).toEqual(expected);
    const counts = await countExpenses(company, filter);
    expect(counts.all).toEqual({
      count: (await shown(company, { ...filter, status: undefined })).length,
      isMore: false,
    });
    expect(counts.needsYou.count).toBe((await shown(company, { ...filter, status: 'needs-you' })).length);
    // An employee sees the same list without the expenses of others.
    expect(await shown(employee, filter)).toEqual(expected.filter((name) => name === 'own'));
    expect((await countExpenses(employee, filter)).all.count).toBe(
      (await shown(employee, { ...filter, status: undefined })).length,
    );
    for (const name of expected) {
      const after = { id: ids[name] ?? '', day: await dayOf(name) };
      expect(await shown(company, { ...filter, after }), name).toEqual(expected.slice(expected.indexOf(name) + 1));
    }
  });

  test.each(cases)(
    '%s: reading the texts one by one and searching them find the same',
    async (_, filterOf, expected) => {
      const filter = filterOf();
      const found = async (who: Viewer, nearby: number) =>
        inScope(who, async (tx) => {
          const places = await tx.$queryRaw<{ id: string }[]>(placesSql(who, filter, { size: 50, nearby }));
          const statuses = await tx.$queryRaw<unknown[]>(statusesSql(who, filter, 50, nearby));
          return { ids: places.map(({ id }) => id), count: statuses.length };
        });
      const all = { ids: expected.map((name) => ids[name]), count: expected.length };
      const own = expected.filter((name) => name === 'own');
      for (const nearby of [1, 50]) {
        expect(await found(company, nearby)).toEqual(all);
        expect(await found(employee, nearby)).toEqual({ ids: own.map((name) => ids[name]), count: own.length });
      }
    },
  );

  const dayOf = async (name: string) => {
    const { rows } = await listExpenses(company, {});
    return rows.find(({ id }) => id === ids[name])?.day ?? '';
  };

  test('a removed expense is neither listed nor counted', async () => {
    const other = await aCompany('Removed');
    const id = await recordTestExpense(other, { merchant: 'Gone' });
    await removeExpense(other, id);
    for (const filter of [{}, { text: 'gone' }, { receipt: 'missing' as const }]) {
      expect((await listExpenses(other, filter)).rows).toEqual([]);
      expect((await countExpenses(other, filter)).all).toEqual({ count: 0, isMore: false });
    }
  });
});
