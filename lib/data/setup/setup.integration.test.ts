import { beforeEach, expect, test } from 'vitest';
import { saveBooks } from '@/lib/data/books/save';
import { addCard } from '@/lib/data/company/cards';
import { archiveCategory, renameCategory } from '@/lib/data/company/categories';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { addRule } from '@/lib/data/rules/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyMapping } from '@/lib/domain/mapping/mapping';
import { linkWithBooks, snapshotOf } from '@/lib/testing/books-company';
import { categoriesOf } from '@/lib/testing/expenses';
import { largeBooks, ruleFor } from '@/lib/testing/large-company';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { companySetup, rulesOf, setupIn } from './setup';

let viewer: Viewer;
let connectionId: string;
let travel: string;
beforeEach(async () => {
  viewer = await aCompany();
  connectionId = await linkWithBooks(viewer, 'xero', largeBooks);
  travel = (await categoriesOf(viewer)).get('Travel') ?? '';
});

const card = (name: string) => ({ id: newId(), name, currency: 'GBP' });
const cardNames = async (scope: CompanyScope) => (await companySetup(scope)).cards.map(({ name }) => name);

test('an unchanged setup is kept, and is the same for every role of the company', async () => {
  const setup = await companySetup(viewer);
  const employee = await aMember(viewer, 'employee');
  for (const scope of [viewer, employee, { companyId: viewer.companyId, role: 'worker' }]) {
    const again = await companySetup(scope);
    expect(again).toEqual(setup);
    expect(again.books).toBe(setup.books);
  }
});

test('a change of anything in the setup is seen by the next transaction', async () => {
  await companySetup(viewer);
  await addCard(viewer, card('Visa 4590'));
  expect(await cardNames(viewer)).toContain('Visa 4590');

  await renameCategory(viewer, { id: travel, name: 'Journeys' });
  expect((await companySetup(viewer)).categories).toContainEqual({ id: travel, name: 'Journeys' });
  await archiveCategory(viewer, travel, true);
  const { categories, categoryNames } = await companySetup(viewer);
  expect(categories.map(({ id }) => id)).not.toContain(travel);
  expect(categoryNames.get(travel)).toBe('Journeys');

  await addRule(viewer, newId(), ruleFor('Ferries', travel));
  expect(rulesOf(await companySetup(viewer)).map(({ name }) => name)).toEqual([ruleFor('Ferries', travel).name]);

  await changeMapping(viewer, 0, () => ({ ...emptyMapping, defaults: { ...emptyMapping.defaults, supplierRef: 'a' } }));
  expect((await companySetup(viewer)).at).toMatchObject({ number: 1, mapping: { defaults: { supplierRef: 'a' } } });

  const [first, ...rest] = largeBooks.accounts;
  if (!first) throw new Error('the books have no account');
  const renamed = { ...largeBooks, accounts: [{ ...first, name: 'Ferries and trains' }, ...rest] };
  await saveBooks(viewer, connectionId, snapshotOf(renamed, '2026-01-31'));
  const { books, connection } = await companySetup(viewer);
  expect(books.accounts.find(({ ref }) => ref === first.ref)?.name).toBe('Ferries and trains');
  expect(connection?.lockDate).toBe('2026-01-31');
});

test('every list of the setup has triggers that change its version', async () => {
  const versionOf = () =>
    asSuperuser<{ id: string }>(`select id from setup_changes where company_id = $1 order by id`, [viewer.companyId]);
  const tables = [
    'accounts',
    'bank_accounts',
    'tax_rates',
    'tracking_categories',
    'suppliers',
    'customers',
    'categories',
    'cards',
    'rules',
  ];
  for (const table of tables) {
    const triggers = await asSuperuser<{ event: string }>(
      `select distinct event_manipulation as event from information_schema.triggers
       where event_object_table = $1 and action_statement like '%note_setup_change%' order by 1`,
      [table],
    );
    expect(
      triggers.map(({ event }) => event),
      table,
    ).toEqual(['DELETE', 'INSERT', 'UPDATE']);
  }
  const before = await versionOf();
  await asSuperuser(`update categories set name = name || ' 2' where id = $1`, [travel]);
  const after = await versionOf();
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
});

test('a transaction sees its own changes, and no other one sees them when it is rolled back', async () => {
  const before = await cardNames(viewer);
  await expect(
    inScope(viewer, async (tx) => {
      await tx.card.create({ data: { ...card('Never there'), companyId: viewer.companyId, position: 9 } });
      expect((await setupIn(tx, viewer.companyId)).cards.map(({ name }) => name)).toContain('Never there');
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  expect(await cardNames(viewer)).toEqual(before);
  await addCard(viewer, card('There'));
  expect(await cardNames(viewer)).toEqual(expect.arrayContaining([...before, 'There']));
  expect(await cardNames(viewer)).not.toContain('Never there');
});

test('changes at the same time are all seen', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `Card ${index}`);
  await Promise.all(names.flatMap((name) => [addCard(viewer, card(name)), companySetup(viewer)]));
  expect(await cardNames(viewer)).toEqual(expect.arrayContaining(names));
});

test('a person in another company sees nothing of the setup, and what they read is not kept', async () => {
  const stranger = await aCompany();
  await expect(inScope(stranger, (tx) => setupIn(tx, viewer.companyId))).rejects.toThrow('is not visible');
  // A member sees the row of the company before the transaction is limited to it, and no list.
  const blind = await inScope({ userId: viewer.userId }, (tx) => setupIn(tx, viewer.companyId));
  expect([blind.cards, blind.categories, blind.connection]).toEqual([[], [], null]);
  expect((await companySetup(viewer)).categories.length).toBeGreaterThan(5);
});

test('of the suppliers, only those that the mapping or the caller names are read', async () => {
  const suppliers = async (named: readonly string[]) =>
    (await companySetup(viewer, { suppliers: named, customers: [] })).books.suppliers.map(({ ref }) => ref);
  const [first] = largeBooks.suppliers;
  if (!first) throw new Error('the books have no supplier');
  expect(await suppliers([])).toEqual([]);
  expect(await suppliers([first.ref, 'unknown'])).toEqual([first.ref]);
  expect(await suppliers([])).toEqual([]);
  await changeMapping(viewer, 0, () => ({
    ...emptyMapping,
    defaults: { ...emptyMapping.defaults, supplierRef: first.ref },
  }));
  expect(await suppliers([])).toEqual([first.ref]);
});

test('a company without a noted change keeps its setup too, until the first one', async () => {
  await asSuperuser(`delete from setup_changes where company_id = $1`, [viewer.companyId]);
  const { books } = await companySetup(viewer);
  expect((await companySetup(viewer)).books).toBe(books);
  await addCard(viewer, card('Visa 4590'));
  expect(await cardNames(viewer)).toContain('Visa 4590');
});
