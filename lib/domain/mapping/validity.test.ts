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
    anAccount({ ref: 'income', code: '260', name: 'Other Revenue', type: 'Income' }),
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

test('names an account that was archived, at its row', () => {
  expect(problems(categoryTo({ accountRef: 'archived' }))).toEqual([
    { place: travel, field: 'accountRef', message: '494 Abroad was archived in Xero. Choose another.' },
  ]);
});

test('rejects an unknown account without a name', () => {
  expect(problems(categoryTo({ accountRef: 'vanished' }))).toMatchObject([
    { message: 'This entry is no longer in Xero. Choose another.' },
  ]);
});

test('rejects an account for refunds and a tax rate for income', () => {
  expect(problems(categoryTo({ accountRef: 'sales', taxRateRef: 'OUT' })).map(({ message }) => message)).toEqual([
    'Xero does not allow payments on 200 Sales. Choose another account.',
    'On income cannot be used for payments. Choose another tax rate.',
  ]);
});

test('rejects a tax rate for purchases on an income account, whichever of the two changes', () => {
  const message =
    '20% (VAT on Expenses) is for purchases only, and Xero refuses it on the income account 260 Other Revenue. Choose another tax rate or account.';
  const before = (target: Partial<typeof emptyTarget>) => ({ ...aMapping(), ...categoryTo(target) });
  const pair = { accountRef: 'income', taxRateRef: 'INPUT2' };
  expect(problems(categoryTo(pair))).toEqual([{ place: travel, field: 'taxRateRef', message }]);
  expect(problems(categoryTo(pair), 'xero', before({ taxRateRef: 'INPUT2' }))).toMatchObject([{ message }]);
  expect(problems(categoryTo(pair), 'xero', before(pair))).toEqual([]);
  const byCurrency = { EUR: pair };
  expect(problems(categoryTo({ accountRef: 'acc-travel', byCurrency }))).toMatchObject([
    { field: 'byCurrency.EUR.taxRateRef', message },
  ]);
});

test('ignores an archived account that is unchanged', () => {
  const before = { ...aMapping(), ...categoryTo({ accountRef: 'archived' }) };
  expect(problems(categoryTo({ accountRef: 'archived', taxRateRef: 'INPUT2' }), 'xero', before)).toEqual([]);
});

test('rejects two options of one tracking category, and any where the package has no tracking', () => {
  const both = categoryTo({ trackingRefs: ['dept-studio', 'dept-events'] });
  expect(problems(both)).toMatchObject([
    { field: 'trackingRefs', message: 'Choose one option per tracking category.' },
  ]);
  expect(problems(categoryTo({ trackingRefs: ['dept-studio'] }), 'zoho')).toHaveLength(1);
  expect(problems(categoryTo({ trackingRefs: ['dept-studio'] }))).toEqual([]);
  expect(anOption().ref).toBe('dept-studio');
});

test('accepts a supplier with its own currency only in that currency', () => {
  expect(problems(categoryTo({ supplierRef: 'euro' }))).toMatchObject([
    { message: 'Xero pays Bahn only in EUR. Choose another supplier.' },
  ]);
  const defaults = {
    ...aMapping().defaults,
    byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'euro' } },
  };
  expect(problems({ defaults })).toEqual([]);
});

test('accepts a customer only where the package bills expenses', () => {
  expect(problems(categoryTo({ customerRef: 'client' }), 'quickbooks-online')).toEqual([]);
  expect(problems(categoryTo({ customerRef: 'client' }), 'xero')).toMatchObject([{ field: 'customerRef' }]);
});

test('rejects a bank account in another currency where both must match', () => {
  const cards = { [travel]: { bankAccountRef: 'bank-current', byCurrency: { USD: 'bank-euro' } } };
  expect(problems({ cards }, 'dynamics')).toEqual([
    {
      place: travel,
      field: 'byCurrency.USD',
      message:
        'Dynamics 365 Business Central does not accept USD from Euro Account, which is in EUR. Choose another bank account.',
    },
  ]);
  expect(problems({ cards }, 'xero')).toMatchObject([
    { message: 'Xero books in EUR from Euro Account, and Outlay has no rate from USD. Choose another bank account.' },
  ]);
  const fromBase = { [travel]: { bankAccountRef: 'bank-current', byCurrency: { USD: 'bank-current' } } };
  expect(problems({ cards: fromBase }, 'xero')).toEqual([]);
  expect(problems({ cards: fromBase }, 'quickbooks-online')).toEqual([]);
});

test('checks the exceptions of a currency', () => {
  const byCurrency = { EUR: { accountRef: 'archived', taxRateRef: null } };
  expect(problems(categoryTo({ byCurrency }))).toMatchObject([{ field: 'byCurrency.EUR.accountRef' }]);
});
