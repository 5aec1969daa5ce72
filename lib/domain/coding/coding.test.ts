import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTypeWritten } from '@/lib/domain/books/kinds';
import { packageKeys, packageOf } from '@/lib/domain/books/package';
import { recordTotal } from '@/lib/domain/books/record';
import {
  aBankAccount,
  aConnection,
  aContact,
  aContext,
  aMapping,
  anOption,
  aTaxRate,
  mappedTo,
  someBooks,
  travel,
} from '@/lib/domain/testing/books';
import { aLine, amountOf, anExpense } from '@/lib/domain/testing/expense';
import { codeExpense } from './coding';

function recordOf(...given: Parameters<typeof codeExpense>) {
  const coded = codeExpense(...given);
  if (!coded.ok) throw new Error(coded.issues.map((issue) => issue.message).join(' '));
  return coded.record;
}

test('turns a mapped expense into a record with net and tax', () => {
  expect(recordOf(anExpense(), aContext())).toEqual({
    id: '01900000-0000-7000-8000-00000000abcd',
    type: 'payment',
    day: '2026-11-20',
    currency: 'GBP',
    rate: null,
    convertedFrom: null,
    notKept: [],
    supplierRef: 'sup-outlay',
    supplierSource: { by: 'default' },
    bankAccountRef: 'bank-current',
    dueDay: null,
    reference: '00000000abcd',
    merchant: 'Great Western Railway',
    note: 'Bristol to London',
    lines: [
      {
        netMinor: 10_000n,
        taxMinor: 2_000n,
        taxRateRef: 'INPUT2',
        accountRef: 'acc-travel',
        trackingRefs: [],
        customerRef: null,
        sources: { category: { by: 'hand' }, account: { by: 'category' }, taxRate: { by: 'category' } },
      },
    ],
  });
});

describe('package rules:', () => {
  const untaxed = { mapping: mappedTo({ taxRateRef: null }) };
  test.each([
    ['xero', 'NONE'],
    ['quickbooks-online', 'NON'],
    ['zoho', null],
    ['quickbooks-desktop', null],
  ] as const)('%s marks no tax with %s', (key, noTax) => {
    expect(recordOf(anExpense(), aContext(key, untaxed)).lines).toMatchObject([
      { netMinor: 12_000n, taxMinor: 0n, taxRateRef: noTax },
    ]);
  });

  test('sends FreeAgent no tax rate, tracking or contact', () => {
    const mapping = mappedTo({ trackingRefs: ['dept-studio'] });
    expect(recordOf(anExpense(), aContext('freeagent', { mapping }))).toMatchObject({
      supplierRef: null,
      lines: [{ taxRateRef: null, trackingRefs: [] }],
    });
  });

  test('limits tracking options to what the package accepts', () => {
    const mapping = mappedTo({ trackingRefs: ['dept-studio', 'region-north'] });
    const books = someBooks({ tracking: [anOption(), anOption({ ref: 'region-north', parentRef: 'region' })] });
    const refs = (key: 'xero' | 'quickbooks-desktop' | 'dynamics') =>
      recordOf(anExpense(), aContext(key, { mapping, books })).lines[0]?.trackingRefs;
    expect(refs('xero')).toEqual(['dept-studio', 'region-north']);
    expect(refs('quickbooks-desktop')).toEqual(['dept-studio']);
    expect(refs('dynamics')).toEqual([]);
  });

  test('pays a foreign currency from its own account in Dynamics', () => {
    const mapping = aMapping({ cards: { [travel]: { bankAccountRef: 'bank-euro', byCurrency: {} } } });
    const expense = anExpense({ cardId: travel, amount: amountOf('9.00', 'EUR'), rate: '0.86' });
    expect(recordOf(expense, aContext('dynamics', { mapping }))).toMatchObject({
      bankAccountRef: 'bank-euro',
      currency: 'EUR',
      rate: '0.86',
    });
  });

  test('sends Sage Intacct the merchant as the payee, in at most 80 characters', () => {
    expect(recordOf(anExpense(), aContext('intacct')).note).toBe('Great Western Railway');
    const note = recordOf(anExpense({ merchant: 'Taxi '.repeat(40) }), aContext('intacct')).note;
    expect(note).toHaveLength(80);
    expect(note).toMatch(/…$/);
  });
});

test('pays a card from its own bank account', () => {
  const mapping = aMapping({ cards: { [travel]: { bankAccountRef: 'bank-card', byCurrency: {} } } });
  const books = someBooks({ bankAccounts: [aBankAccount(), aBankAccount({ ref: 'bank-card' })] });
  expect(recordOf(anExpense({ cardId: travel }), aContext('xero', { mapping, books })).bankAccountRef).toBe(
    'bank-card',
  );
  expect(recordOf(anExpense(), aContext('xero', { mapping, books })).bankAccountRef).toBe('bank-current');
});

test('uses the tax of the receipt before a calculated one', () => {
  const expense = anExpense({ lines: [aLine({ taxMinor: 1_999n })] });
  expect(recordOf(expense, aContext()).lines).toMatchObject([{ netMinor: 10_001n, taxMinor: 1_999n }]);
});

test('adds up to the expense exactly, for any rate, lines and package', () => {
  const line = fc.record({ minor: fc.bigInt({ min: 1n, max: 10n ** 10n }), byHand: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(400_000),
      fc.constantFrom(
        ...packageKeys.filter((key) => isTypeWritten(key, 'payment') && packageOf(key).requiredTracking === null),
      ),
      fc.constantFrom('GBP', 'JPY', 'KWD'),
      (all, rate, key, currency) => {
        const lines = all.slice(0, packageOf(key).lineLimit);
        const amount = { minor: lines.reduce((sum, { minor }) => sum + minor, 0n), currency };
        const expense = anExpense({
          amount,
          lines: lines.map(({ minor, byHand }) =>
            aLine({ amount: { minor, currency }, taxMinor: byHand ? minor / 7n : null }),
          ),
        });
        const books = someBooks({ taxRates: [aTaxRate({ rate })], bankAccounts: [aBankAccount({ currency })] });
        const connection = aConnection({ package: key, baseCurrency: currency });
        const context = aContext(key, { books, connection, baseCurrency: currency });
        expect(recordTotal(recordOf(expense, context))).toEqual(amount);
      },
    ),
  );
});

describe('values of the expense override its category:', () => {
  const rule = { by: 'rule', ruleId: travel, name: 'Uber is travel' } as const;
  const books = someBooks({
    suppliers: [aContact(), aContact({ ref: 'sup-uber', name: 'Uber' }), aContact({ ref: 'sup-trains' })],
    customers: [aContact({ ref: 'cus-acme' }), aContact({ ref: 'cus-other' })],
    taxRates: [aTaxRate(), aTaxRate({ ref: 'ZERO', rate: 0 })],
    tracking: [anOption(), anOption({ ref: 'dept-events' })],
  });
  const mapping = mappedTo({ supplierRef: 'sup-trains', customerRef: 'cus-other', trackingRefs: ['dept-studio'] });

  test('supplier, tax rate, tracking and customer, each with its source', () => {
    const own = {
      taxRateRef: 'ZERO',
      trackingRefs: ['dept-events'],
      customerRef: 'cus-acme',
      sources: { category: rule, taxRate: rule, tracking: rule, customer: rule },
    };
    const expense = anExpense({ supplierRef: 'sup-uber', supplierSource: rule, lines: [aLine(own)] });
    expect(recordOf(expense, aContext('quickbooks-online', { books, mapping }))).toMatchObject({
      supplierRef: 'sup-uber',
      supplierSource: rule,
      lines: [
        {
          taxRateRef: 'ZERO',
          taxMinor: 0n,
          trackingRefs: ['dept-events'],
          customerRef: 'cus-acme',
          sources: { category: rule, account: { by: 'category' }, taxRate: rule, tracking: rule, customer: rule },
        },
      ],
    });
  });

  test('uses the category’s values otherwise', () => {
    expect(recordOf(anExpense(), aContext('quickbooks-online', { books, mapping }))).toMatchObject({
      supplierRef: 'sup-trains',
      supplierSource: { by: 'category' },
      lines: [{ customerRef: 'cus-other', trackingRefs: ['dept-studio'], sources: { customer: { by: 'category' } } }],
    });
  });

  test('sends no customer to a package that does not bill', () => {
    expect(recordOf(anExpense(), aContext('xero', { books, mapping })).lines[0]?.customerRef).toBeNull();
  });

  test('treats an empty tracking choice as a choice', () => {
    const expense = anExpense({ lines: [aLine({ trackingRefs: [] })] });
    expect(recordOf(expense, aContext('xero', { books, mapping })).lines[0]?.trackingRefs).toEqual([]);
  });
});

test('uses the target of a currency with its own mapping', () => {
  const books = someBooks({ suppliers: [aContact(), aContact({ ref: 'sup-euro', currency: 'EUR' })] });
  const mapping = {
    ...mappedTo({ byCurrency: { EUR: { accountRef: 'acc-travel', taxRateRef: null } } }),
    defaults: {
      bankAccountRef: 'bank-current',
      supplierRef: 'sup-outlay',
      byCurrency: { EUR: { bankAccountRef: 'bank-euro', supplierRef: 'sup-euro' } },
    },
  };
  const inEuros = anExpense({ amount: amountOf('9.00', 'EUR'), rate: '0.86' });
  expect(recordOf(inEuros, aContext('xero', { books, mapping }))).toMatchObject({
    bankAccountRef: 'bank-euro',
    supplierRef: 'sup-euro',
    lines: [{ taxRateRef: 'NONE' }],
  });
  expect(recordOf(anExpense(), aContext('xero', { books, mapping }))).toMatchObject({
    bankAccountRef: 'bank-current',
    supplierRef: 'sup-outlay',
    lines: [{ taxRateRef: 'INPUT2' }],
  });
});
