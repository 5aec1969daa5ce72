import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BooksRecord } from '@/lib/domain/books/record';
import { exponentOf } from '@/lib/domain/currency';
import { toDecimal } from '@/lib/domain/money';
import { expensePayload } from './expenses';
import { payloadFor } from './payload';

const aRecord = (change: Partial<BooksRecord> = {}): BooksRecord => ({
  id: '4d7c6929-7770-412b-91bb-44d3bc71d111',
  type: 'payment',
  day: '2026-07-04',
  currency: 'GBP',
  rate: null,

  convertedFrom: null,
  notKept: [],
  supplierRef: '430',
  supplierSource: null,
  bankAccountRef: '97',
  dueDay: null,
  reference: '44d3bc71d111',
  merchant: 'Amazon UK',
  note: 'Paper',
  lines: [
    {
      netMinor: 10_000n,
      taxMinor: 2_000n,
      taxRateRef: '23_Bills',
      accountRef: '35',
      trackingRefs: ['DEPARTMENT_5'],
      customerRef: null,
      sources: {},
    },
  ],
  ...change,
});

test('writes a record in Codat’s format', () => {
  expect(JSON.parse(expensePayload([aRecord()]).text)).toEqual([
    {
      id: '4d7c6929-7770-412b-91bb-44d3bc71d111',
      type: 'Payment',
      issueDate: '2026-07-04T00:00:00',
      currency: 'GBP',
      contactRef: { id: '430', type: 'Supplier' },
      bankAccountRef: { id: '97' },
      reference: '44d3bc71d111',
      merchantName: 'Amazon UK',
      notes: 'Paper',
      lines: [
        {
          netAmount: 100,
          taxAmount: 20,
          taxRateRef: { id: '23_Bills' },
          accountRef: { id: '35' },
          trackingRefs: [{ id: 'DEPARTMENT_5', dataType: 'trackingCategories' }],
        },
      ],
    },
  ]);
});

test('leaves out what the package does not accept', () => {
  const line = {
    netMinor: 1n,
    taxMinor: 0n,
    taxRateRef: null,
    accountRef: '35',
    trackingRefs: [],
    customerRef: null,
    sources: {},
  };
  const [record] = expensePayload([aRecord({ supplierRef: null, lines: [line] })]).records;
  expect(record).not.toHaveProperty('contactRef');
  expect(record).not.toHaveProperty('currencyRate');
  expect(Object.keys(record?.lines[0] ?? {})).toEqual(['netAmount', 'taxAmount', 'accountRef']);
});

test.each([
  ['payment', 'Payment'],
  ['refund', 'Refund'],
  ['reward', 'Reward'],
  ['chargeback', 'Chargeback'],
] as const)('sends a %s as Codat’s %s with positive amounts', (type, name) => {
  const [record] = expensePayload([aRecord({ type })]).records;
  expect(record).toMatchObject({ type: name, lines: [{ netAmount: 100 }] });
});

test.each([
  ['0.8361', 0.8361],
  ['0.000000001', 1e-9],
  ['123456.123456789', 123_456.123456789],
])('sends the rate %s unchanged', (rate, sent) => {
  expect(expensePayload([aRecord({ rate, currency: 'EUR' })]).records[0]?.currencyRate).toBe(sent);
});

test('sends every amount exactly', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF'),
      fc.bigInt({ min: 0n, max: 999_999_999n }),
      fc.nat(9_999),
      (currency, whole, part) => {
        const exponent = exponentOf(currency);
        const minor = whole * 10n ** BigInt(exponent) + (BigInt(part) % 10n ** BigInt(exponent));
        const line = {
          netMinor: minor,
          taxMinor: 0n,
          taxRateRef: null,
          accountRef: '35',
          trackingRefs: [],
          customerRef: null,
          sources: {},
        };
        const sent =
          /"netAmount":([^,]+),/.exec(expensePayload([aRecord({ currency, lines: [line] })]).text)?.[1] ?? '';
        expect(Number(sent).toFixed(exponent)).toBe(toDecimal({ minor, currency }));
        expect(sent).not.toMatch(/e/);
      },
    ),
  );
});

test('returns the checksum of the bytes that are sent', () => {
  const { text, sha256 } = expensePayload([aRecord({ merchant: 'Café 🚕' })]);
  expect(sha256).toBe(createHash('sha256').update(Buffer.from(text)).digest('hex'));
});

test('sends a part of a frozen batch with the same bytes', () => {
  const one = aRecord();
  const other = aRecord({ id: '4d7c6929-7770-412b-91bb-44d3bc71d222', rate: '0.8361', currency: 'EUR' });
  const frozen = expensePayload([one, other]).text;
  expect(payloadFor(frozen, [other.id])).toEqual(expensePayload([other]));
  expect(payloadFor(frozen, [one.id, other.id]).text).toBe(frozen);
  expect(payloadFor(frozen, []).records).toEqual([]);
});
