import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Account, accountLabel, accountsFor, taxRatesFor } from '@/lib/domain/books/books';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { starterCategories } from '@/lib/domain/company/category';
import { emptyMapping, emptyTarget } from '@/lib/domain/mapping/mapping';
import { draftProblems } from '@/lib/domain/mapping/validity';
import { anAccount, aTaxRate, someBooks } from '../testing/books';
import { type SuggestionFacts, suggestTargets } from './suggest';

const categories = starterCategories.map((name) => ({ id: `id-${name}`, name }));
const xeroAccounts = [
  ['400', 'Advertising & Marketing'],
  ['404', 'Bank Fees'],
  ['412', 'Consulting'],
  ['420', 'Entertainment-100% business'],
  ['425', 'Postage, Freight & Courier'],
  ['429', 'General Expenses'],
  ['433', 'Insurance'],
  ['441', 'Legal Expenses'],
  ['445', 'Light, Power, Heating'],
  ['449', 'Motor Vehicle Expenses'],
  ['453', 'Office Expenses'],
  ['463', 'IT Software and Consumables'],
  ['469', 'Rent'],
  ['473', 'Repairs & Maintenance'],
  ['480', 'Staff Training'],
  ['489', 'Telephone & Internet'],
  ['493', 'Travel - National'],
  ['494', 'Travel - International'],
].map(([code = '', name = '']) => anAccount({ ref: `ref-${code}`, code, name, defaultTaxRateRef: 'INPUT2' }));

const facts = (change: Partial<SuggestionFacts> = {}): SuggestionFacts => ({
  categories,
  mapping: emptyMapping,
  books: someBooks({ accounts: xeroAccounts }),
  package: packageOf('xero'),
  bookings: [],
  earlier: new Map(),
  categoryOf: () => null,
  ...change,
});

/** Returns the suggestion for a category in words. */
const suggested = (name: string, change: Partial<SuggestionFacts> = {}) => {
  const given = facts(change);
  const found = suggestTargets(given).get(`id-${name}`);
  const account = given.books.accounts.find((entry) => entry.ref === found?.accountRef);
  return found && account && { ...found, account: accountLabel(account) };
};

test('suggests an account with the same name with high confidence, and its own tax rate', () => {
  expect(suggested('Rent')).toMatchObject({
    account: '469 Rent',
    taxRateRef: 'INPUT2',
    reason: 'Same name; the account’s own tax rate in Xero',
  });
  expect(suggested('Rent')?.confidence).toBeGreaterThanOrEqual(95);
});

test.each([
  ['Advertising', '400 Advertising & Marketing'],
  ['Bank fees', '404 Bank Fees'],
  ['Fuel', '449 Motor Vehicle Expenses'],
  ['Office supplies', '453 Office Expenses'],
  ['Postage & delivery', '425 Postage, Freight & Courier'],
  ['Repairs', '473 Repairs & Maintenance'],
  ['Software', '463 IT Software and Consumables'],
  ['Telephone & internet', '489 Telephone & Internet'],
  ['Training', '480 Staff Training'],
  ['Travel', '493 Travel - National'],
  ['Utilities', '445 Light, Power, Heating'],
  ['Other', '429 General Expenses'],
])('suggests for %s the account %s of Xero’s default chart', (category, account) => {
  expect(suggested(category)?.account).toBe(account);
});

test('suggests most accounts of Xero’s default chart with at least 75 % confidence', () => {
  const accounts = xeroAccounts.map((account) => ({ ...account, defaultTaxRateRef: null }));
  const found = suggestTargets(facts({ books: someBooks({ accounts }) }));
  const below = categories.filter(({ id }) => (found.get(id)?.confidence ?? 0) < 75).map(({ name }) => name);
  expect(below).toEqual(['Meals', 'Professional services']);
});

test('lowers the confidence when two accounts fit equally well', () => {
  const between = suggested('Professional services')?.confidence ?? 0;
  const books = someBooks({ accounts: xeroAccounts.filter(({ code }) => code !== '412') });
  expect(between).toBeLessThan(suggested('Professional services', { books })?.confidence ?? 0);
});

test('suggests nothing for a name that matches no account', () => {
  expect(suggestTargets(facts({ categories: [{ id: 'id-x', name: 'Falconry' }] })).size).toBe(0);
});

test('uses earlier bookings when no name matches, and gives them as the reason', () => {
  const bookings = [
    { accountRef: 'ref-449', supplier: 'Shell', taxRateRef: '', times: 9 },
    { accountRef: 'ref-449', supplier: 'BP', taxRateRef: '', times: 5 },
  ];
  const found = suggested('Road', {
    categories: [{ id: 'id-Road', name: 'Road' }],
    bookings,
    categoryOf: () => 'id-Road',
  });
  expect(found?.account).toBe('449 Motor Vehicle Expenses');
  expect(found?.reason).toContain('Your books put Shell and BP here 14 times');
});

test.each(['xero', 'xero-direct'] as const)(
  'recognises a renamed account by its code in the default chart of %s',
  (key) => {
    const books = someBooks({ accounts: [anAccount({ ref: 'r', code: '404', name: 'Monzo, Stripe etc.' })] });
    const found = suggested('Bank fees', { books, package: packageOf(key) });
    expect(found?.account).toBe('404 Monzo, Stripe etc.');
    expect(found?.reason).toContain('404 is “Bank fees” in Xero’s own chart');
  },
);

test('suggests the account of an earlier mapping version', () => {
  const earlier = new Map([['id-Meals', ['ref-429']]]);
  expect(suggested('Meals', { earlier })).toMatchObject({ account: '429 General Expenses' });
});

test('suggests nothing for a usable account, but replaces an archived one', () => {
  const gone = anAccount({ ref: 'gone', name: 'Rent of old', archivedAt: new Date('2026-11-03') });
  const mapping = (accountRef: string) => ({
    ...emptyMapping,
    categories: { 'id-Rent': { ...emptyTarget, accountRef } },
  });
  const books = someBooks({ accounts: [...xeroAccounts, gone] });
  expect(suggested('Rent', { books, mapping: mapping('ref-493') })).toBeUndefined();
  expect(suggested('Rent', { books, mapping: mapping('gone') })?.account).toBe('469 Rent');
});

test('uses the most frequent tax rate of an account’s bookings when the account has no default', () => {
  const accounts = [anAccount({ ref: 'r', name: 'Rent' })];
  const taxRates = [aTaxRate(), aTaxRate({ ref: 'EXEMPT', name: 'Exempt', rate: 0 })];
  const bookings = [
    { accountRef: 'r', supplier: 'Landlord', taxRateRef: 'EXEMPT', times: 7 },
    { accountRef: 'r', supplier: 'Landlord', taxRateRef: 'INPUT2', times: 2 },
  ];
  expect(suggested('Rent', { books: someBooks({ accounts, taxRates }), bookings })).toMatchObject({
    taxRateRef: 'EXEMPT',
    reason: 'Same name; the tax rate its bookings had most often',
  });
});

test.each([
  ['Rent', '20% (VAT on Expenses)'],
  ['Insurance', 'Exempt Expenses'],
  ['Bank fees', 'Exempt Expenses'],
])('suggests by default for %s the tax rate %s', (category, rate) => {
  const accounts = xeroAccounts.map((account) => ({ ...account, defaultTaxRateRef: null }));
  const taxRates = [
    aTaxRate({ ref: 'EXEMPT', name: 'Exempt Expenses', rate: 0 }),
    aTaxRate({ ref: 'CAPITAL', name: '20% (VAT on Capital Purchases)' }),
    aTaxRate({ ref: 'RR', name: '5% (VAT on Expenses)', rate: 50_000 }),
    aTaxRate(),
  ];
  const books = someBooks({ accounts, taxRates });
  const found = suggested(category, { books });
  expect(taxRates.find(({ ref }) => ref === found?.taxRateRef)?.name).toBe(rate);
});

test('does not suggest a sales tax, which is not recoverable', () => {
  const accounts = xeroAccounts.map((account) => ({ ...account, defaultTaxRateRef: null }));
  const taxRates = [aTaxRate({ ref: 'CA', name: 'California sales tax', rate: 72_500 })];
  const to = packageOf('quickbooks-online');
  expect(suggested('Rent', { books: someBooks({ accounts, taxRates }), package: to })?.taxRateRef).toBeNull();
});

const anyDate = fc.option(fc.constant(new Date('2026-11-03')), { nil: null });
const anyAccount: fc.Arbitrary<Account> = fc.record({
  ref: fc.uuid(),
  code: fc.constantFrom('', '400', '420', '469', '6100'),
  name: fc.constantFrom(...starterCategories, 'Rent and rates', 'Motor Vehicle', 'Legal', ''),
  type: fc.constantFrom('Expense', 'Asset', 'Income', 'Liability', ''),
  currency: fc.constant('GBP'),
  isBankAccount: fc.boolean(),
  validFor: fc.subarray(['expense-transactions.Payment', 'expense-transactions.Refund', 'transfer-transactions']),
  defaultTaxRateRef: fc.option(fc.constantFrom('t1', 't2', 't3', 'unknown'), { nil: null }),
  archivedAt: anyDate,
  removedAt: anyDate,
  previousName: fc.constant(null),
  renamedAt: fc.constant(null),
});
const anyRates = fc.tuple(
  ...['t1', 't2', 't3'].map((ref) =>
    fc.record({
      archivedAt: anyDate,
      removedAt: anyDate,
      validFor: fc.subarray(['Payment', 'Refund']),
      rate: fc.constantFrom(0, 50_000, 200_000),
      ref: fc.constant(ref),
    }),
  ),
);

test.each(packageKeys)('suggests only active entries that %s accepts', (key: PackageKey) => {
  const to = packageOf(key);
  fc.assert(
    fc.property(fc.array(anyAccount, { maxLength: 25 }), anyRates, (accounts, rates) => {
      const books = someBooks({ accounts, taxRates: rates.map((rate) => aTaxRate(rate)) });
      const bookings = accounts.map(({ ref }) => ({ accountRef: ref, supplier: 'Shell', taxRateRef: 't1', times: 5 }));
      const found = suggestTargets(facts({ books, package: to, bookings, categoryOf: () => 'id-Fuel' }));
      for (const { accountRef, taxRateRef, confidence, reason } of found.values()) {
        expect(accountsFor(books, 'payment').map((account) => account.ref)).toContain(accountRef);
        if (taxRateRef !== null) expect(taxRatesFor(books, 'payment').map((rate) => rate.ref)).toContain(taxRateRef);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(99);
        expect(reason).not.toBe('');
      }
      const draft = Object.fromEntries([...found].map(([id, target]) => [id, { ...emptyTarget, ...target }]));
      const context = { books, package: to, baseCurrency: 'GBP' };
      expect(draftProblems({ categories: draft, cards: {}, defaults: null }, emptyMapping, context)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
