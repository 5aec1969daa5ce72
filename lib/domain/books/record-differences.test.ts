import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, gbp } from '@/lib/domain/testing/expense';
import type { EntryList } from './lists';
import type { BooksRecord, RecordLine } from './record';
import { diffRecords, isUnchanged } from './record-differences';

const aRecordLine = (change: Partial<RecordLine> = {}): RecordLine => ({
  netMinor: 10_000n,
  taxMinor: 2_000n,
  taxRateRef: 'INPUT2',
  accountRef: 'acc-travel',
  trackingRefs: [],
  customerRef: null,
  sources: {},
  ...change,
});
const aRecord = (change: Partial<BooksRecord> = {}): BooksRecord => ({
  id: '01900000-0000-7000-8000-00000000abcd',
  type: 'payment',
  day: '2026-11-20',
  currency: 'GBP',
  rate: null,

  convertedFrom: null,
  notKept: [],
  supplierRef: 'sup-outlay',
  supplierSource: null,
  bankAccountRef: 'bank-current',
  dueDay: null,
  reference: '00000000abcd',
  merchant: 'Great Western Railway',
  note: 'Bristol to London',
  lines: [aRecordLine()],
  ...change,
});
const ref = (list: EntryList, ...refs: string[]) => ({ kind: 'refs', list, refs });
const text = (value: string) => ({ kind: 'text', text: value });
const money = (amount: ReturnType<typeof gbp>) => ({ kind: 'money', money: amount });

test('finds no differences in an unchanged record', () => {
  expect(diffRecords(aRecord(), aRecord())).toEqual({ fields: [], lines: [] });
  expect(isUnchanged(diffRecords(aRecord(), aRecord()))).toBe(true);
  expect(isUnchanged(diffRecords(aRecord(), aRecord({ day: '2026-11-21' })))).toBe(false);
});

describe('reports both values of a changed field:', () => {
  test.each([
    ['Type', { type: 'refund' }, text('Payment'), text('Refund')],
    ['Date', { day: '2026-12-01' }, { kind: 'day', day: '2026-11-20' }, { kind: 'day', day: '2026-12-01' }],
    ['Exchange rate', { rate: '0.86' }, null, text('0.86')],
    [
      'Paid from',
      { bankAccountRef: 'bank-euro' },
      ref('bankAccounts', 'bank-current'),
      ref('bankAccounts', 'bank-euro'),
    ],
    ['Supplier', { supplierRef: null }, ref('suppliers', 'sup-outlay'), null],
    ['Merchant', { merchant: 'GWR' }, text('Great Western Railway'), text('GWR')],
    ['Note', { note: '' }, text('Bristol to London'), null],
    ['Reference', { reference: 'x' }, text('00000000abcd'), text('x')],
  ] as const)('%s', (field, change, before, after) => {
    expect(diffRecords(aRecord(), aRecord(change))).toEqual({ fields: [{ field, before, after }], lines: [] });
  });

  test('reports another currency as a new total and new amounts on every line', () => {
    const { fields, lines } = diffRecords(aRecord(), aRecord({ currency: 'EUR' }));
    expect(fields).toEqual([{ field: 'Total', before: money(gbp('120.00')), after: money(amountOf('120.00', 'EUR')) }]);
    expect(lines).toMatchObject([{ change: 'changed', number: 1, fields: [{ field: 'Net' }, { field: 'Tax' }] }]);
  });
});

describe('lines', () => {
  test('reports a line with another account as changed', () => {
    const after = aRecord({ lines: [aRecordLine({ accountRef: 'acc-hotels', trackingRefs: ['dept-studio'] })] });
    expect(diffRecords(aRecord(), after)).toEqual({
      fields: [],
      lines: [
        {
          change: 'changed',
          number: 1,
          fields: [
            { field: 'Account', before: ref('accounts', 'acc-travel'), after: ref('accounts', 'acc-hotels') },
            { field: 'Tracking', before: null, after: ref('tracking', 'dept-studio') },
          ],
        },
      ],
    });
  });

  test('matches a line by its account before its position', () => {
    const hotel = aRecordLine({ accountRef: 'acc-hotels' });
    const cheaper = aRecordLine({ netMinor: 5_000n });
    expect(diffRecords(aRecord({ lines: [aRecordLine(), hotel] }), aRecord({ lines: [hotel, cheaper] }))).toEqual({
      fields: [{ field: 'Total', before: money(gbp('240.00')), after: money(gbp('190.00')) }],
      lines: [
        {
          change: 'changed',
          number: 2,
          fields: [{ field: 'Net', before: money(gbp('100.00')), after: money(gbp('50.00')) }],
        },
      ],
    });
  });

  test('reports an added and a removed line with all fields', () => {
    const more = aRecordLine({ accountRef: 'acc-hotels', taxRateRef: null, taxMinor: 0n });
    const [added] = diffRecords(aRecord(), aRecord({ lines: [aRecordLine(), more] })).lines;
    expect(added).toEqual({
      change: 'added',
      number: 2,
      fields: [
        { field: 'Account', before: null, after: ref('accounts', 'acc-hotels') },
        { field: 'Net', before: null, after: money(gbp('100.00')) },
        { field: 'Tax', before: null, after: money({ minor: 0n, currency: 'GBP' }) },
      ],
    });
    const [removed] = diffRecords(aRecord({ lines: [aRecordLine(), more] }), aRecord()).lines;
    expect(removed).toMatchObject({
      change: 'removed',
      number: 2,
      fields: [
        { field: 'Account', before: ref('accounts', 'acc-hotels'), after: null },
        { field: 'Net' },
        { field: 'Tax' },
      ],
    });
  });

  test('ignores the order of tracking options', () => {
    const tracked = (...trackingRefs: string[]) => aRecord({ lines: [aRecordLine({ trackingRefs })] });
    expect(isUnchanged(diffRecords(tracked('a', 'b'), tracked('b', 'a')))).toBe(true);
  });
});

test('ignores the order of lines, and reports as many added or removed lines as the counts differ', () => {
  const line = fc.record({
    netMinor: fc.bigInt({ min: 1n, max: 3n }),
    taxMinor: fc.constantFrom(0n, 1n),
    taxRateRef: fc.constantFrom('INPUT2', null),
    accountRef: fc.constantFrom('a', 'b'),
    trackingRefs: fc.subarray(['x', 'y']),
    customerRef: fc.constantFrom('c', null),
    sources: fc.constant({}),
  });
  const some = fc.array(line, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(some, some, (before, after) => {
      expect(isUnchanged(diffRecords(aRecord({ lines: before }), aRecord({ lines: before.toReversed() })))).toBe(true);
      const { lines } = diffRecords(aRecord({ lines: before }), aRecord({ lines: after }));
      const count = (change: string) => lines.filter((entry) => entry.change === change).length;
      expect(before.length - count('removed') + count('added')).toBe(after.length);
      expect(count('removed') === 0 || count('added') === 0).toBe(true);
      expect(lines.every(({ fields }) => fields.length > 0)).toBe(true);
    }),
  );
});
