import { describe, expect, test } from 'vitest';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import {
  aBankAccount,
  aConnection,
  aContact,
  aContext,
  aMapping,
  anAccount,
  aTaxRate,
  mappedTo,
  someBooks,
} from '@/lib/domain/testing/books';
import { aLine, amountOf, anExpense, gbp } from '@/lib/domain/testing/expense';
import { type CodingContext, codeExpense } from './coding';

const gone = new Date('2026-11-01T00:00:00Z');
const inXero = (books: Parameters<typeof someBooks>[0]) => aContext('xero', { books: someBooks(books) });
const mapped = (mapping: Mapping) => aContext('xero', { mapping });
const withDefaults = (bankAccountRef: string | null, supplierRef: string | null) =>
  aMapping({ defaults: { bankAccountRef, supplierRef, byCurrency: {} } });
const withLine = (line: Parameters<typeof aLine>[0]) => anExpense({ lines: [aLine(line)] });
const archivedSupplier = aContact({ ref: 'sup-old', archivedAt: gone });

function issuesOf(...given: Parameters<typeof codeExpense>): string[] {
  const coded = codeExpense(...given);
  return coded.ok ? [] : coded.issues.map((issue) => issue.code);
}

describe('reports', () => {
  test.each<[string, ReturnType<typeof anExpense>, CodingContext, string]>([
    ['no category', withLine({ categoryId: null }), aContext(), 'no-category'],
    ['a category without an account', anExpense(), mapped(mappedTo({ accountRef: null })), 'category-unmapped'],
    ['an unmapped category', anExpense(), mapped(aMapping({ categories: {} })), 'category-unmapped'],
    ['an archived account', anExpense(), inXero({ accounts: [anAccount({ archivedAt: gone })] }), 'account-unusable'],
    ['a missing account', anExpense(), inXero({ accounts: [] }), 'account-unusable'],
    [
      'an account not for payments',
      anExpense(),
      inXero({ accounts: [anAccount({ validFor: [] })] }),
      'account-unusable',
    ],
    [
      'no tax rate where one is required',
      anExpense(),
      aContext('netsuite', { mapping: mappedTo({ taxRateRef: null }) }),
      'tax-rate-missing',
    ],
    ['a missing tax rate', anExpense(), inXero({ taxRates: [] }), 'tax-rate-unusable'],
    ['a sales tax rate', anExpense(), inXero({ taxRates: [aTaxRate({ validFor: ['Refund'] })] }), 'tax-rate-unusable'],
    [
      'a tax rate for purchases on an income account',
      anExpense(),
      inXero({ accounts: [anAccount({ type: 'Income' })] }),
      'tax-rate-unusable',
    ],
    [
      'an entered tax without a tax rate',
      withLine({ taxMinor: 100n }),
      mapped(mappedTo({ taxRateRef: null })),
      'tax-rate-missing',
    ],
    [
      'an entered tax with the no-tax rate',
      withLine({ taxMinor: 100n, taxRateRef: 'NONE' }),
      inXero({ taxRates: [aTaxRate(), aTaxRate({ ref: 'NONE', rate: 0 })] }),
      'tax-rate-missing',
    ],
    ['a missing option', anExpense(), mapped(mappedTo({ trackingRefs: ['dept-sales'] })), 'tracking-unusable'],
    ['no bank account', anExpense(), mapped(withDefaults(null, 'sup-outlay')), 'no-bank-account'],
    [
      'an archived bank account',
      anExpense(),
      inXero({ bankAccounts: [aBankAccount({ archivedAt: gone })] }),
      'bank-account-unusable',
    ],
    [
      'a supplier with another currency',
      anExpense(),
      aContext('quickbooks-online', { books: someBooks({ suppliers: [aContact({ currency: 'USD' })] }) }),
      'supplier-in-another-currency',
    ],
    [
      'an archived supplier of the expense',
      anExpense({ supplierRef: 'sup-old' }),
      inXero({ suppliers: [aContact(), archivedSupplier] }),
      'supplier-unusable',
    ],
    ['a missing customer', withLine({ customerRef: 'cus-gone' }), aContext('quickbooks-online'), 'customer-unusable'],
    [
      'more lines than the package accepts',
      anExpense({ lines: [aLine({ amount: gbp('60.00') }), aLine({ amount: gbp('60.00') })] }),
      aContext('dynamics'),
      'lines-not-taken',
    ],
    ['no supplier', anExpense(), mapped(withDefaults('bank-current', null)), 'no-supplier'],
    [
      'an archived default supplier',
      anExpense(),
      inXero({ suppliers: [aContact({ archivedAt: gone })] }),
      'supplier-unusable',
    ],
    ['a missing receipt', anExpense(), aContext('xero', { receiptsRequiredFrom: 12_000n }), 'receipt-missing'],
    ['an unsupported type', anExpense({ type: 'refund' }), aContext('freeagent'), 'type-not-taken'],
    [
      'a currency the bank account does not accept',
      anExpense({ amount: amountOf('9.00', 'EUR'), rate: '0.86' }),
      aContext('dynamics'),
      'currency-not-taken',
    ],
    [
      'a currency that Xero would book in the bank account’s',
      anExpense({ amount: amountOf('9.00', 'USD'), rate: '0.79' }),
      aContext('xero', {
        mapping: aMapping({ defaults: { bankAccountRef: 'bank-euro', supplierRef: 'sup-outlay', byCurrency: {} } }),
      }),
      'currency-not-taken',
    ],
    [
      'an amount that becomes nothing in the base currency',
      anExpense({ amount: amountOf('1', 'KRW'), rate: '0.000562' }),
      aContext('xero'),
      'amount-not-taken',
    ],
    [
      'a missing exchange rate',
      anExpense({ amount: amountOf('9.00', 'EUR') }),
      aContext('quickbooks-online'),
      'rate-missing',
    ],
    [
      'books in another base currency',
      anExpense(),
      aContext('xero', { connection: aConnection({ baseCurrency: 'USD' }) }),
      'base-currency-differs',
    ],
    ['a refund to a bank account', anExpense({ type: 'refund' }), aContext('intacct'), 'type-not-taken'],
    [
      'a chargeback to a bank account',
      anExpense({ type: 'chargeback' }),
      aContext('quickbooks-desktop'),
      'type-not-taken',
    ],
    [
      'the lock date itself',
      anExpense(),
      aContext('xero', { connection: aConnection({ lockDate: '2026-11-20' }) }),
      'period-closed',
    ],
  ])('%s', (_, expense, context, issue) => {
    expect(issuesOf(expense, context)).toEqual([issue]);
  });

  test.each<[string, CodingContext, Parameters<typeof anExpense>[0], string]>([
    ['a refund in FreeAgent', aContext('freeagent'), { type: 'refund' }, 'type-not-taken'],
    ['a refund in Zoho Books', aContext('zoho'), { type: 'refund' }, 'type-not-taken'],
    [
      'books in another base currency',
      aContext('xero', { connection: aConnection({ baseCurrency: 'JPY' }) }),
      { amount: amountOf('9.00', 'USD'), rate: null },
      'base-currency-differs',
    ],
  ])('only the issue that decides: %s', (_, context, change, issue) => {
    const accounts = [anAccount({ validFor: ['expense-transactions.Payment'] })];
    const books = someBooks({ accounts, taxRates: [aTaxRate({ validFor: ['Payment'] })] });
    const mapping = aMapping({ defaults: { bankAccountRef: 'bank-euro', supplierRef: null, byCurrency: {} } });
    expect(issuesOf(anExpense(change), { ...context, books, mapping })).toEqual([issue]);
  });

  test('every issue at once, each with a message and the page where it is fixed', () => {
    const coded = codeExpense(
      anExpense({ lines: [aLine({ categoryId: null })] }),
      aContext('xero', {
        mapping: { categories: {}, cards: {}, defaults: { bankAccountRef: null, supplierRef: null, byCurrency: {} } },
        receiptsRequiredFrom: 0n,
        connection: aConnection({ lockDate: '2026-12-31' }),
      }),
    );
    expect(coded.ok).toBe(false);
    const issues = coded.ok ? [] : coded.issues;
    expect(issues.map(({ code: issue, fix }) => [issue, fix])).toEqual([
      ['period-closed', 'package'],
      ['receipt-missing', 'receipt'],
      ['no-bank-account', 'cards'],
      ['no-supplier', 'cards'],
      ['no-category', 'expense'],
    ]);
    for (const { message } of issues) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the receipt policy', () => {
  const policy = aContext('xero', { receiptsRequiredFrom: 15_000n });
  test('requires no receipt below its amount, for a refund, or when there is one', () => {
    expect(issuesOf(anExpense({ amount: gbp('149.99') }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('500.00'), type: 'refund' }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('500.00'), receiptCount: 1 }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('150.00') }), policy)).toEqual(['receipt-missing']);
  });

  test('compares a foreign amount at its own exchange rate', () => {
    const yen = anExpense({ amount: amountOf('20000', 'JPY'), rate: '0.0052' });
    expect(issuesOf(yen, policy)).toEqual([]);
    expect(issuesOf({ ...yen, amount: amountOf('30000', 'JPY') }, policy)).toEqual(['receipt-missing']);
  });
});

test('the day after the lock date is open', () => {
  const connection = aConnection({ lockDate: '2026-11-19' });
  expect(issuesOf(anExpense(), aContext('xero', { connection }))).toEqual([]);
});
