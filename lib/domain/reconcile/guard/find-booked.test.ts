import { describe, expect, test } from 'vitest';
import { type BookedRecord, findBooked, type Unwritten } from './find-booked';

const movement = (change: Partial<Unwritten> = {}): Unwritten => ({
  id: 'movement',
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
  account: 'current',
  day: '2026-11-10',
  minor: -4500n,
  currency: 'GBP',
  payee: 'Pret A Manger',
  movementId: null,
  ...change,
});
const found = (records: readonly BookedRecord[], change: Partial<Unwritten> = {}) =>
  findBooked([movement(change)], records).get('movement') ?? null;

describe('a record explains the money', () => {
  test.each([
    ['with a like payee on the same day', {}],
    ['three days later', { day: '2026-11-13' }],
    ['three days earlier', { day: '2026-11-07' }],
    ['without a payee on the same day', { payee: null }],
  ])('%s', (_, change) => {
    expect(found([record(change)])).toEqual(['record']);
  });

  test('the nearest of several comes first', () => {
    expect(found([record({ id: 'far', day: '2026-11-12' }), record({ id: 'near', day: '2026-11-11' })])).toEqual([
      'near',
    ]);
  });

  test('its own record, whatever changed in it', () => {
    expect(found([record({ movementId: 'movement', minor: -1n, day: '2026-01-01' })])).toEqual(['record']);
  });

  test('the only set of records of the payee that adds up to it', () => {
    const parts = [
      record({ id: 'a', minor: -3000n }),
      record({ id: 'b', minor: -1500n }),
      record({ id: 'c', minor: -100n }),
    ];
    expect(found(parts)?.toSorted()).toEqual(['a', 'b']);
    expect(found([...parts, record({ id: 'd', minor: -3000n })])).toBeNull();
  });
});

test.each([
  ['of another amount', { minor: -4501n }],
  ['in the other direction', { minor: 4500n }],
  ['of another account', { account: 'card' }],
  ['in another currency', { currency: 'EUR' }],
  ['four days away', { day: '2026-11-14' }],
  ['with another payee', { payee: 'British Gas' }],
  ['without a payee on another day', { payee: null, day: '2026-11-11' }],
  ['that Outlay wrote for another movement', { movementId: 'other' }],
])('a record %s explains nothing', (_, change) => {
  expect(found([record(change)])).toBeNull();
});

test('a record that a person said is another movement is not found again, but a second one is', () => {
  const others = ['record'];
  expect(found([record()], { others })).toBeNull();
  expect(found([record(), record({ id: 'second' })], { others })).toEqual(['second']);
});
