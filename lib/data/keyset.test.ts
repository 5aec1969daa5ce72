import { expect, test } from 'vitest';
import { instantCursor, instantKeyset, keyset, pageOf } from './keyset';

const third = '01936f5a-0000-7000-8000-000000000003';
const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test('the first page has no newer page, and an older one only when a row is left over', () => {
  expect(pageOf(rows('5', '4', '3'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: { after: '4' } });
  expect(pageOf(rows('5', '4'), {}, 2)).toEqual({ rows: rows('5', '4'), newer: null, older: null });
});

test('a later page links back to the earlier one', () => {
  expect(pageOf(rows('3', '2', '1'), { after: '4' }, 2)).toEqual({
    rows: rows('3', '2'),
    newer: { before: '3' },
    older: { after: '2' },
  });
});

test('a page before a cursor is read in reverse and shown newest first', () => {
  expect(keyset({ before: third }, 2).orderBy).toEqual({ id: 'asc' });
  expect(pageOf(rows('4', '5', '6'), { before: '3' }, 2)).toEqual({
    rows: rows('5', '4'),
    newer: { before: '5' },
    older: { after: '4' },
  });
});

test('the newest page, reached backwards, has no newer page', () => {
  expect(pageOf(rows('4', '5'), { before: '3' }, 2).newer).toBeNull();
});

test('an empty page has no neighbours', () => {
  expect(pageOf([], { after: '1' }, 2)).toEqual({ rows: [], newer: null, older: null });
});

test('a cursor of an instant finds the rows after it, also those of the same instant', () => {
  const at = new Date('2026-11-20T09:30:00.123Z');
  const id = '01936f5a-0000-7000-8000-000000000001';
  const { where, orderBy } = instantKeyset({ instant: 'createdAt', id: 'id' }, { after: instantCursor(at, id) }, 2);
  expect(orderBy).toEqual([{ createdAt: 'desc' }, { id: 'desc' }]);
  expect(where).toEqual({
    AND: [{ createdAt: { lte: at } }, { OR: [{ createdAt: { lt: at } }, { id: { lt: id } }] }],
  });
});

test('a cursor that is not one opens the first page', () => {
  expect(keyset({ after: 'x' }, 2).where).toEqual({});
  for (const after of ['x', '2026-11-20T09:30:00.123Z~x', 'x~01936f5a-0000-7000-8000-000000000001'])
    expect(instantKeyset({ instant: 'createdAt', id: 'id' }, { after }, 2).where, after).toEqual({});
});
