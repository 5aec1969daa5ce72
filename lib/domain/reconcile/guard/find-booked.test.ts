import { describe, expect, test } from 'vitest';
import type { BookedRecord } from './booked-record';
import { findBooked, type Unwritten } from './find-booked';
import { findBookedTransfers, type UnwrittenTransfer } from './find-booked-transfer';
import { withoutWritten } from './written';

const id = '00000000-0000-7000-8000-0123456789ab';
const movement = (change: Partial<Unwritten> = {}): Unwritten => ({
  id,
  account: 'current',
  day: '2026-11-10',
  minor: -4500n,
  currency: 'GBP',
  payees: ['PRET A MANGER 0412 LONDON', 'Outlay'],
  others: [],
  ...change,
});
const record = (change: Partial<BookedRecord> = {}): BookedRecord => ({
  id: 'record',
  type: 'directCosts',
  ref: change.id ?? 'record',
  account: 'current',
  day: '2026-11-10',
  minor: -4500n,
  currency: 'GBP',
  originalMinor: null,
  originalCurrency: null,
  payee: 'Pret A Manger',
  reference: null,
  movementId: null,
  ...change,
});
const find = (records: readonly BookedRecord[], change: Partial<Unwritten> = {}) =>
  findBooked([movement(change)], records).get(id);
const found = (records: readonly BookedRecord[], change: Partial<Unwritten> = {}) =>
  find(records, change)?.choices ?? null;

describe('a record explains the money', () => {
  test.each<[string, Partial<BookedRecord>]>([
    ['with a like payee on the same day', {}],
    ['three days later', { day: '2026-11-13' }],
    ['three days earlier', { day: '2026-11-07' }],
    ['without a payee on the same day', { payee: null }],
    [
      'in the currency of the payment',
      { minor: -5200n, currency: 'EUR', originalMinor: -4500n, originalCurrency: 'GBP' },
    ],
  ])('%s', (_, change) => {
    expect(find([record(change)])).toEqual({ choices: [['record']], isCertain: false });
  });

  test('and a person chooses among several, the nearest first', () => {
    const records = [record({ id: 'far', day: '2026-11-12' }), record({ id: 'near', day: '2026-11-11' })];
    expect(find(records)).toEqual({ choices: [['near'], ['far']], isCertain: false });
  });

  test('the only set of records of the payee that adds up to it', () => {
    const parts = [
      record({ id: 'a', minor: -3000n }),
      record({ id: 'b', minor: -1500n }),
      record({ id: 'c', minor: -100n }),
    ];
    expect(found(parts)?.map((set) => set.toSorted())).toEqual([['a', 'b']]);
  });

  test('and a person chooses among sets that are not unique, of which six are shown', () => {
    const parts = [
      record({ id: 'a', minor: -3000n }),
      record({ id: 'b', minor: -1500n }),
      record({ id: 'c', minor: -3000n }),
    ];
    const sets = found(parts)?.map((set) => set.toSorted());
    expect(sets?.toSorted()).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    const many = Array.from({ length: 9 }, (_, at) => record({ id: `r${at}`, minor: -1500n }));
    expect(found(many)).toHaveLength(6);
  });
});

describe('its own record', () => {
  const own = { movementId: id, reference: '0123456789ab' };

  test('is certain with the same day, account and money', () => {
    expect(find([record(own)])).toEqual({ choices: [['record']], isCertain: true });
    const bill = record({ ...own, type: 'bills', account: '' });
    expect(find([bill], { account: null })).toEqual({ choices: [['record']], isCertain: true });
  });

  test.each<[string, Partial<BookedRecord>]>([
    ['another amount', { minor: -1n }],
    ['another day', { day: '2026-11-11' }],
    ['another account', { account: 'card' }],
    ['no reference', { reference: null }],
  ])('is asked about with %s', (_, change) => {
    expect(find([record({ ...own, ...change })])).toEqual({ choices: [['record']], isCertain: false });
  });

  test('is asked about if there are two', () => {
    const both = [record({ ...own, id: 'one' }), record({ ...own, id: 'other' })];
    expect(find(both)).toEqual({ choices: [['one', 'other']], isCertain: false });
  });
});

test.each<[string, Partial<BookedRecord>]>([
  ['of another amount', { minor: -4501n }],
  ['in the other direction', { minor: 4500n }],
  ['of another account', { account: 'card' }],
  ['in another currency', { currency: 'EUR' }],
  ['four days away', { day: '2026-11-14' }],
  ['with another payee', { payee: 'British Gas' }],
  ['without a payee on another day', { payee: null, day: '2026-11-11' }],
  ['that Outlay wrote for another movement', { movementId: 'other' }],
  ['that is a bill', { type: 'bills', account: '' }],
  ['that is a transfer', { type: 'transfers' }],
])('a record %s explains no expense', (_, change) => {
  expect(found([record(change)])).toBeNull();
});

test('a record that a person said is another movement is not found again, but a second one is', () => {
  const others = ['record'];
  expect(found([record()], { others })).toBeNull();
  expect(found([record(), record({ id: 'second' })], { others })).toEqual([['second']]);
});

describe('a claim', () => {
  const claim = { account: null, payees: ['Corner Cafe', 'Eli Moor', 'Moor, Eli (staff)'] };

  test.each<[string, Partial<BookedRecord>]>([
    ['a bill to the person', { type: 'bills', account: '', payee: 'Eli Moor' }],
    ['a bill to the merchant', { type: 'bills', account: '', payee: 'CORNER CAFE' }],
    ['a payment to the person from any account', { account: 'savings', payee: 'Eli Moor' }],
  ])('is explained by %s', (_, change) => {
    expect(found([record(change)], claim)).toEqual([['record']]);
  });

  test.each<[string, Partial<BookedRecord>]>([
    ['a bill to somebody else', { type: 'bills', account: '' }],
    ['money that came in', { type: 'directIncomes', minor: 4500n, payee: 'Eli Moor' }],
    ['the payment of a bill', { type: 'billPayments', payee: 'Eli Moor' }],
    ['a bill of another claim', { type: 'bills', account: '', payee: 'Eli Moor', movementId: 'other' }],
  ])('is not explained by %s', (_, change) => {
    expect(found([record(change)], claim)).toBeNull();
  });
});

describe('a transfer', () => {
  const side = (account: string, minor: bigint, currency = 'GBP') => ({ account, minor, currency });
  const topUp: UnwrittenTransfer = {
    id: 'transfer',
    day: '2026-11-10',
    from: side('current', 50_000n),
    to: side('card', 50_000n),
    others: [],
  };
  const sides = (ref: string, change: Partial<BookedRecord> = {}, into: Partial<BookedRecord> = {}) => [
    record({ id: `${ref} out`, ref, type: 'transfers', minor: -50_000n, payee: null, ...change }),
    record({
      id: `${ref} in`,
      ref,
      type: 'transfers',
      account: 'card',
      minor: 50_000n,
      payee: null,
      ...change,
      ...into,
    }),
  ];
  const foundFor = (records: readonly BookedRecord[], change: Partial<UnwrittenTransfer> = {}) =>
    findBookedTransfers([{ ...topUp, ...change }], records).get('transfer')?.choices ?? null;
  const halves = [
    record({ id: 'spent', minor: -50_000n, payee: 'Card Ltd' }),
    record({ id: 'received', type: 'directIncomes', account: 'card', minor: 50_000n, day: '2026-11-12', payee: null }),
  ];

  test('is explained by a transfer between both accounts, three days away at most', () => {
    expect(foundFor(sides('t'))).toEqual([['t out', 't in']]);
    expect(foundFor(sides('t', { day: '2026-11-13' }))).toEqual([['t out', 't in']]);
    expect(foundFor(sides('t', { day: '2026-11-14' }))).toBeNull();
  });

  test('is explained by its two halves, and not by one', () => {
    expect(foundFor(halves)).toEqual([['spent', 'received']]);
    expect(foundFor(halves.slice(0, 1))).toBeNull();
    expect(foundFor(halves.slice(1))).toBeNull();
    expect(foundFor([...halves, ...sides('t')])).toEqual([['t out', 't in']]);
  });

  test('is explained by no side of two transfers, no other account and no other amount', () => {
    const [out] = sides('one');
    const [, into] = sides('other');
    expect(foundFor([out, into].flatMap((one) => one ?? []))).toBeNull();
    expect(foundFor(sides('t', {}, { account: 'savings' }))).toBeNull();
    expect(foundFor(sides('t', {}, { minor: 49_999n }))).toBeNull();
    expect(foundFor(sides('t', { movementId: 'other' }))).toBeNull();
    expect(foundFor(sides('t'), { others: ['t in'] })).toBeNull();
  });

  test('in two currencies needs both amounts', () => {
    const euros = { to: side('card', 58_000n, 'EUR') };
    expect(foundFor(sides('t', {}, { minor: 58_000n, currency: 'EUR' }), euros)).toEqual([['t out', 't in']]);
    expect(foundFor(sides('t'), euros)).toBeNull();
  });

  test('has several explanations, the nearest first', () => {
    const records = [...sides('far', { day: '2026-11-12' }), ...sides('near')];
    expect(foundFor(records)).toEqual([
      ['near out', 'near in'],
      ['far out', 'far in'],
    ]);
  });
});

describe('what Outlay wrote itself raises no alarm where the package keeps no reference', () => {
  const wrote = { account: 'current', day: '2026-11-10', minor: -4500n, currency: 'GBP' };
  const left = (records: readonly BookedRecord[], ...written: readonly (typeof wrote)[]) =>
    found(withoutWritten(records, written));

  test('an equal payment that was written before, also if its day was changed in the books', () => {
    expect(left([record()], wrote)).toBeNull();
    expect(left([record({ day: '2026-11-11' })], wrote)).toBeNull();
  });

  test('a payment that recurs after three days', () => {
    expect(left([record({ day: '2026-11-07' })], { ...wrote, day: '2026-11-07' })).toBeNull();
  });

  test('but each written payment takes one record only, the nearest', () => {
    const records = [record({ id: 'by hand', day: '2026-11-12' }), record({ id: 'ours' })];
    expect(left(records, wrote)).toEqual([['by hand']]);
    expect(left(records, wrote, { ...wrote, day: '2026-11-12' })).toBeNull();
    expect(left(records, { ...wrote, account: 'card' })).toHaveLength(2);
    expect(left([record()], { ...wrote, day: '2026-11-14' })).toHaveLength(1);
  });
});
