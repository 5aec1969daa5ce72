import { expect, test } from 'vitest';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import {
  aBankAccount,
  aContact,
  aMapping,
  anAccount,
  anOption,
  aTaxRate,
  someBooks,
  travel,
} from '@/lib/domain/testing/books';
import { type MappingDraft, noDraft } from './draft';
import { emptyTarget } from './mapping';
import { draftProblems } from './validity';

const books = someBooks({
  accounts: [
    anAccount(),
    anAccount({ ref: 'archived', code: '494', name: 'Abroad', archivedAt: new Date('2026-11-03') }),
    anAccount({ ref: 'sales', code: '200', name: 'Sales', validFor: ['expense-transactions.Refund'] }),
  ],
  taxRates: [aTaxRate(), aTaxRate({ ref: 'OUT', name: 'On income', validFor: ['Refund'] })],
  bankAccounts: [aBankAccount(), aBankAccount({ ref: 'bank-euro', name: 'Euro Account', currency: 'EUR' })],
  suppliers: [aContact(), aContact({ ref: 'euro', name: 'Bahn', currency: 'EUR' })],
  customers: [aContact({ ref: 'client', name: 'Client' })],
});
const problems = (draft: Partial<MappingDraft>, key: PackageKey = 'xero', before = aMapping()) =>
  draftProblems({ ...noDraft, ...draft }, before, { books, package: packageOf(key), baseCurrency: 'GBP' });
const categoryTo = (target: Partial<typeof emptyTarget>) => ({
  categories: { [travel]: { ...emptyTarget, ...target } },
});

test('an account that was archived meanwhile is named at its row', () => {
  expect(problems(categoryTo({ accountRef: 'archived' }))).toEqual([
    { place: travel, field: 'accountRef', message: '494 Abroad was archived in Xero. Choose another.' },
  ]);
});

test('an account that nobody knows any more is refused without a name', () => {
  expect(problems(categoryTo({ accountRef: 'vanished' }))).toMatchObject([
    { message: 'What was chosen here is no longer in Xero. Choose another.' },
  ]);
});

test('an account for refunds only and a tax rate for income are refused', () => {
  expect(problems(categoryTo({ accountRef: 'sales', taxRateRef: 'OUT' })).map(({ message }) => message)).toEqual([
    'Xero takes no payments on 200 Sales.',
    'On income is not for payments.',
  ]);
});

test('what was archived before and is left as it is does not hold up another choice', () => {
  const before = { ...aMapping(), ...categoryTo({ accountRef: 'archived' }) };
  expect(problems(categoryTo({ accountRef: 'archived', taxRateRef: 'INPUT2' }), 'xero', before)).toEqual([]);
});

test('two options of one kind of tracking are refused, and any where the package takes none', () => {
  const both = categoryTo({ trackingRefs: ['dept-studio', 'dept-events'] });
  expect(problems(both)).toMatchObject([{ field: 'trackingRefs', message: 'Choose one option of each kind.' }]);
  expect(problems(categoryTo({ trackingRefs: ['dept-studio'] }), 'zoho')).toHaveLength(1);
  expect(problems(categoryTo({ trackingRefs: ['dept-studio'] }))).toEqual([]);
  expect(anOption().ref).toBe('dept-studio');
});

test('a supplier paid in another currency only is refused, and welcome in that currency', () => {
  expect(problems(categoryTo({ supplierRef: 'euro' }))).toMatchObject([{ message: 'Xero pays Bahn in EUR only.' }]);
  const defaults = {
    ...aMapping().defaults,
    byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'euro' } },
  };
  expect(problems({ defaults })).toEqual([]);
});

test('a customer is taken only where the package bills expenses on', () => {
  expect(problems(categoryTo({ customerRef: 'client' }), 'quickbooks-online')).toEqual([]);
  expect(problems(categoryTo({ customerRef: 'client' }), 'xero')).toMatchObject([{ field: 'customerRef' }]);
});

test('a bank account in another currency is refused where the package minds', () => {
  const cards = { [travel]: { bankAccountRef: 'bank-current', byCurrency: { USD: 'bank-euro' } } };
  expect(problems({ cards }, 'dynamics')).toEqual([
    {
      place: travel,
      field: 'byCurrency.USD',
      message: 'Dynamics 365 Business Central takes only EUR from Euro Account.',
    },
  ]);
  expect(problems({ cards }, 'quickbooks-online')).toEqual([]);
});

test('a currency of its own is held to the same rules', () => {
  const byCurrency = { EUR: { accountRef: 'archived', taxRateRef: null } };
  expect(problems(categoryTo({ byCurrency }))).toMatchObject([{ field: 'byCurrency.EUR.accountRef' }]);
});
