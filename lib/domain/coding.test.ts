import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, recordTotal } from './coding';
import { packageKeys } from './package';
import {
  aBankAccount,
  aConnection,
  aContact,
  aContext,
  aMapping,
  anAccount,
  anOption,
  aTaxRate,
  someBooks,
  travel,
} from './testing/books';
import { aLine, amountOf, anExpense, gbp } from './testing/expense';

const gone = new Date('2026-11-01T00:00:00Z');

function gapsOf(...given: Parameters<typeof code>): string[] {
  const coded = code(...given);
  return coded.ok ? [] : coded.gaps.map((gap) => gap.code);
}

function recordOf(...given: Parameters<typeof code>) {
  const coded = code(...given);
  if (!coded.ok) throw new Error(coded.gaps.map((gap) => gap.message).join(' '));
  return coded.record;
}

const mappedTo = (target: Partial<{ accountRef: string | null; taxRateRef: string | null; trackingRefs: string[] }>) =>
  aMapping({
    categories: { [travel]: { accountRef: 'acc-travel', taxRateRef: 'INPUT2', trackingRefs: [], ...target } },
  });

test('a mapped expense becomes a record with its tax taken out', () => {
  expect(recordOf(anExpense(), aContext())).toEqual({
    id: '01900000-0000-7000-8000-00000000abcd',
    type: 'payment',
    day: '2026-11-20',
    currency: 'GBP',
    rate: null,
    supplierRef: 'sup-outlay',
    bankAccountRef: 'bank-current',
    reference: '00000000abcd',
    merchant: 'Great Western Railway',
    note: 'Bristol to London',
    lines: [{ netMinor: 10_000n, taxMinor: 2_000n, taxRateRef: 'INPUT2', accountRef: 'acc-travel', trackingRefs: [] }],
  });
});

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
      aContext('xero', { mapping: aMapping({ defaults: { bankAccountRef: null, supplierRef: 'sup-outlay' } }) }),
      'no-bank-account',
    ],
    [
      'an archived bank account',
      anExpense(),
      aContext('xero', { books: books({ bankAccounts: [aBankAccount({ archivedAt: gone })] }) }),
      'bank-account-unusable',
    ],
    [
      'no supplier',
      anExpense(),
      aContext('xero', { mapping: aMapping({ defaults: { bankAccountRef: 'bank-current', supplierRef: null } }) }),
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
  ])('%s', (_, expense, context, gap) => {
    expect(gapsOf(expense, context)).toEqual([gap]);
  });

  test('everything at once, each with a sentence and the place to put it right', () => {
    const coded = code(
      anExpense({ lines: [aLine({ categoryId: null })] }),
      aContext('xero', {
        mapping: { categories: {}, cards: {}, defaults: { bankAccountRef: null, supplierRef: null } },
        receiptsRequiredFrom: 0n,
        connection: aConnection({ lockDate: '2026-12-31' }),
      }),
    );
    expect(coded.ok).toBe(false);
    const gaps = coded.ok ? [] : coded.gaps;
    expect(gaps.map(({ code: gap, fix }) => [gap, fix])).toEqual([
      ['period-closed', 'package'],
      ['receipt-missing', 'receipt'],
      ['no-bank-account', 'cards'],
      ['no-supplier', 'cards'],
      ['no-category', 'expense'],
    ]);
    for (const { message } of gaps) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the receipt policy', () => {
  const policy = aContext('xero', { receiptsRequiredFrom: 15_000n });
  test('asks nothing below its amount, of a refund, or when there is one', () => {
    expect(gapsOf(anExpense({ amount: gbp('149.99') }), policy)).toEqual([]);
    expect(gapsOf(anExpense({ amount: gbp('500.00'), type: 'refund' }), policy)).toEqual([]);
    expect(gapsOf(anExpense({ amount: gbp('500.00'), receiptCount: 1 }), policy)).toEqual([]);
    expect(gapsOf(anExpense({ amount: gbp('150.00') }), policy)).toEqual(['receipt-missing']);
  });
});

test('the day after the lock date is open', () => {
  const connection = aConnection({ lockDate: '2026-11-19' });
  expect(gapsOf(anExpense(), aContext('xero', { connection }))).toEqual([]);
});

describe('a package’s own rules:', () => {
  const untaxed = { mapping: mappedTo({ taxRateRef: null }) };
  test.each([
    ['xero', 'NONE'],
    ['quickbooks-online', 'NON'],
    ['zoho', null],
    ['quickbooks-desktop', null],
  ] as const)('%s is told of no tax by %s', (key, noTax) => {
    expect(recordOf(anExpense(), aContext(key, untaxed)).lines).toMatchObject([
      { netMinor: 12_000n, taxMinor: 0n, taxRateRef: noTax },
    ]);
  });

  test('FreeAgent is given no tax rate, tracking or contact', () => {
    const mapping = mappedTo({ trackingRefs: ['dept-studio'] });
    expect(recordOf(anExpense(), aContext('freeagent', { mapping }))).toMatchObject({
      supplierRef: null,
      lines: [{ taxRateRef: null, trackingRefs: [] }],
    });
  });

  test('a package takes as many tracking options as it can hold', () => {
    const mapping = mappedTo({ trackingRefs: ['dept-studio', 'region-north'] });
    const books = someBooks({ tracking: [anOption(), anOption({ ref: 'region-north', parentRef: 'region' })] });
    const refs = (key: 'xero' | 'quickbooks-desktop' | 'dynamics') =>
      recordOf(anExpense(), aContext(key, { mapping, books })).lines[0]?.trackingRefs;
    expect(refs('xero')).toEqual(['dept-studio', 'region-north']);
    expect(refs('quickbooks-desktop')).toEqual(['dept-studio']);
    expect(refs('dynamics')).toEqual([]);
  });

  test('Dynamics takes a currency from an account of its own', () => {
    const mapping = aMapping({ cards: { [travel]: 'bank-euro' } });
    const expense = anExpense({ cardId: travel, amount: amountOf('9.00', 'EUR'), rate: '0.86' });
    expect(recordOf(expense, aContext('dynamics', { mapping }))).toMatchObject({
      bankAccountRef: 'bank-euro',
      currency: 'EUR',
      rate: '0.86',
    });
  });

  test('Sage Intacct is given a note of at most 80 characters', () => {
    const note = recordOf(anExpense({ note: 'Taxi '.repeat(40) }), aContext('intacct')).note;
    expect(note).toHaveLength(80);
    expect(note).toMatch(/…$/);
  });
});

test('a card with a bank account of its own is paid from that', () => {
  const mapping = aMapping({ cards: { [travel]: 'bank-euro' } });
  expect(recordOf(anExpense({ cardId: travel }), aContext('xero', { mapping })).bankAccountRef).toBe('bank-euro');
  expect(recordOf(anExpense(), aContext('xero', { mapping })).bankAccountRef).toBe('bank-current');
});

test('the tax that the receipt says goes before the one worked out', () => {
  const expense = anExpense({ lines: [aLine({ taxMinor: 1_999n })] });
  expect(recordOf(expense, aContext()).lines).toMatchObject([{ netMinor: 10_001n, taxMinor: 1_999n }]);
});

test('a record adds up to its expense to the cent, whatever the rate, the lines and the package', () => {
  const line = fc.record({ minor: fc.bigInt({ min: 1n, max: 10n ** 10n }), byHand: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(400_000),
      fc.constantFrom(...packageKeys),
      fc.constantFrom('GBP', 'JPY', 'KWD'),
      (lines, rate, key, currency) => {
        const amount = { minor: lines.reduce((sum, { minor }) => sum + minor, 0n), currency };
        const expense = anExpense({
          amount,
          lines: lines.map(({ minor, byHand }) =>
            aLine({ amount: { minor, currency }, taxMinor: byHand ? minor / 7n : null }),
          ),
        });
        const books = someBooks({ taxRates: [aTaxRate({ rate })], bankAccounts: [aBankAccount({ currency })] });
        expect(recordTotal(recordOf(expense, aContext(key, { books })))).toEqual(amount);
      },
    ),
  );
});
