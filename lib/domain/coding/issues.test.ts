import { describe, expect, test } from 'vitest';
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
import { codeExpense } from './coding';

const gone = new Date('2026-11-01T00:00:00Z');

function issuesOf(...given: Parameters<typeof codeExpense>): string[] {
  const coded = codeExpense(...given);
  return coded.ok ? [] : coded.issues.map((issue) => issue.code);
}

describe('what is missing is named:', () => {
  const books = someBooks;
  test.each([
    ['no category', anExpense({ lines: [aLine({ categoryId: null })] }), aContext(), 'no-category'],
    [
      'a category without an account',
      anExpense(),
      aContext('xero', { mapping: mappedTo({ accountRef: null }) }),
      'category-unmapped',
    ],
    [
      'a category nobody has mapped',
      anExpense(),
      aContext('xero', { mapping: aMapping({ categories: {} }) }),
      'category-unmapped',
    ],
    [
      'an archived account',
      anExpense(),
      aContext('xero', { books: books({ accounts: [anAccount({ archivedAt: gone })] }) }),
      'account-unusable',
    ],
    ['a vanished account', anExpense(), aContext('xero', { books: books({ accounts: [] }) }), 'account-unusable'],
    [
      'an account that takes no payments',
      anExpense(),
      aContext('xero', { books: books({ accounts: [anAccount({ validFor: [] })] }) }),
      'account-unusable',
    ],
    [
      'no tax rate where one is needed',
      anExpense(),
      aContext('netsuite', { mapping: mappedTo({ taxRateRef: null }) }),
      'tax-rate-missing',
    ],
    ['a vanished tax rate', anExpense(), aContext('xero', { books: books({ taxRates: [] }) }), 'tax-rate-unusable'],
    [
      'a tax rate for sales',
      anExpense(),
      aContext('xero', { books: books({ taxRates: [aTaxRate({ validFor: ['Refund'] })] }) }),
      'tax-rate-unusable',
    ],
    [
      'a tax by hand with no rate to put it under',
      anExpense({ lines: [aLine({ taxMinor: 100n })] }),
      aContext('xero', { mapping: mappedTo({ taxRateRef: null }) }),
      'tax-rate-missing',
    ],
    [
      'a tax by hand under the rate that stands for none',
      anExpense({ lines: [aLine({ taxMinor: 100n, taxRateRef: 'NONE' })] }),
      aContext('xero', { books: books({ taxRates: [aTaxRate(), aTaxRate({ ref: 'NONE', rate: 0 })] }) }),
      'tax-rate-missing',
    ],
    [
      'a vanished tracking option',
      anExpense(),
      aContext('xero', { mapping: mappedTo({ trackingRefs: ['dept-sales'] }) }),
      'tracking-unusable',
    ],
    [
      'no bank account',
      anExpense(),
      aContext('xero', {
        mapping: aMapping({ defaults: { bankAccountRef: null, supplierRef: 'sup-outlay', byCurrency: {} } }),
      }),
      'no-bank-account',
    ],
    [
      'an archived bank account',
      anExpense(),
      aContext('xero', { books: books({ bankAccounts: [aBankAccount({ archivedAt: gone })] }) }),
      'bank-account-unusable',
    ],
    [
      'a supplier that is paid in another currency only',
      anExpense(),
      aContext('quickbooks-online', { books: books({ suppliers: [aContact({ currency: 'USD' })] }) }),
      'supplier-unusable',
    ],
    [
      'a supplier of its own that is archived',
      anExpense({ supplierRef: 'sup-old' }),
      aContext('xero', { books: books({ suppliers: [aContact(), aContact({ ref: 'sup-old', archivedAt: gone })] }) }),
      'supplier-unusable',
    ],
    [
      'a customer that is gone',
      anExpense({ lines: [aLine({ customerRef: 'cus-gone' })] }),
      aContext('quickbooks-online'),
      'customer-unusable',
    ],
    [
      'more lines than the package takes',
      anExpense({ lines: [aLine({ amount: gbp('60.00') }), aLine({ amount: gbp('60.00') })] }),
      aContext('dynamics'),
      'lines-not-taken',
    ],
    [
      'no supplier',
      anExpense(),
      aContext('xero', {
        mapping: aMapping({ defaults: { bankAccountRef: 'bank-current', supplierRef: null, byCurrency: {} } }),
      }),
      'no-supplier',
    ],
    [
      'an archived supplier',
      anExpense(),
      aContext('xero', { books: books({ suppliers: [aContact({ archivedAt: gone })] }) }),
      'supplier-unusable',
    ],
    [
      'a receipt that the policy asks for',
      anExpense(),
      aContext('xero', { receiptsRequiredFrom: 12_000n }),
      'receipt-missing',
    ],
    ['a type the package does not take', anExpense({ type: 'refund' }), aContext('freeagent'), 'type-not-taken'],
    [
      'a currency the bank account does not take',
      anExpense({ amount: amountOf('9.00', 'EUR'), rate: '0.86' }),
      aContext('dynamics'),
      'currency-not-taken',
    ],
    [
      'a day on the lock date',
      anExpense(),
      aContext('xero', { connection: aConnection({ lockDate: '2026-11-20' }) }),
      'period-closed',
    ],
  ])('%s', (_, expense, context, issue) => {
    expect(issuesOf(expense, context)).toEqual([issue]);
  });

  test('everything at once, each with a sentence and the place to put it right', () => {
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
  test('asks nothing below its amount, of a refund, or when there is one', () => {
    expect(issuesOf(anExpense({ amount: gbp('149.99') }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('500.00'), type: 'refund' }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('500.00'), receiptCount: 1 }), policy)).toEqual([]);
    expect(issuesOf(anExpense({ amount: gbp('150.00') }), policy)).toEqual(['receipt-missing']);
  });

  test('weighs a foreign amount at its own rate', () => {
    const yen = anExpense({ amount: amountOf('20000', 'JPY'), rate: '0.0052' });
    expect(issuesOf(yen, policy)).toEqual([]);
    expect(issuesOf({ ...yen, amount: amountOf('30000', 'JPY') }, policy)).toEqual(['receipt-missing']);
  });
});

test('the day after the lock date is open', () => {
  const connection = aConnection({ lockDate: '2026-11-19' });
  expect(issuesOf(anExpense(), aContext('xero', { connection }))).toEqual([]);
});
