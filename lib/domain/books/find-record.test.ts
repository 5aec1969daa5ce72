import { expect, test } from 'vitest';
import { findRecords, type ListedRecord, looksLike, type RecordTraits } from './find-record';

const sent: RecordTraits = {
  reference: '44d3bc71d111',
  day: '2026-11-20',
  bankAccountRef: 'bank-1',
  currency: 'GBP',
  totalMinor: 1250n,
  note: 'Pret A Manger',
};
const listed = (change: Partial<ListedRecord> = {}): ListedRecord => ({
  id: 'r-1',
  reference: null,
  day: sent.day,
  bankAccountRefs: ['bank-1'],
  currency: 'GBP',
  totalMinor: 1250n,
  note: sent.note,
  ...change,
});

test('our reference alone identifies a record', () => {
  const records = [
    listed({ id: 'other' }),
    listed({ id: 'ours', reference: sent.reference, totalMinor: 1n, note: '' }),
  ];
  expect(findRecords([sent], records, true)).toEqual(['ours']);
});

test('a package with our reference is not searched by amount', () => {
  expect(findRecords([sent], [listed({ reference: 'changed by hand' })], true)).toEqual([]);
});

test('without our reference, bank account, day, currency and amount must agree', () => {
  expect(findRecords([sent], [listed()], false)).toEqual(['r-1']);
  for (const change of [
    { day: '2026-11-21' },
    { bankAccountRefs: ['bank-2'] },
    { bankAccountRefs: [] },
    { currency: 'USD' },
    { totalMinor: 1251n },
  ])
    expect(findRecords([sent], [listed(change)], false), JSON.stringify(Object.keys(change))).toEqual([]);
});

test('the note decides between equal records', () => {
  const records = [listed({ id: 'a', note: 'Royal Mail' }), listed({ id: 'b' })];
  expect(findRecords([sent], records, false)).toEqual(['b']);
});

test('a note that the package or a person changed does not hide the record', () => {
  expect(findRecords([sent], [listed({ note: 'Pret' })], false)).toEqual(['r-1']);
  expect(findRecords([sent], [listed({ note: null })], false)).toEqual(['r-1']);
});

test('records that are equal in everything are all candidates', () => {
  expect(findRecords([sent], [listed({ id: 'a' }), listed({ id: 'b' })], false)).toEqual(['a', 'b']);
});

test('an updated expense is found by each of its versions', () => {
  const updated = { ...sent, totalMinor: 1300n };
  expect(findRecords([updated, sent], [listed({ totalMinor: 1300n })], false)).toEqual(['r-1']);
  expect(findRecords([updated, sent], [listed()], false)).toEqual(['r-1']);
});

test('two expenses look alike when only note or reference differ, unless the note decided', () => {
  expect(looksLike(sent, { ...sent, note: 'x', reference: 'y' }, false)).toBe(true);
  expect(looksLike(sent, { ...sent, note: 'x' }, true)).toBe(false);
  expect(looksLike(sent, { ...sent, reference: 'y' }, true)).toBe(true);
  expect(looksLike(sent, { ...sent, totalMinor: 1n }, false)).toBe(false);
});
