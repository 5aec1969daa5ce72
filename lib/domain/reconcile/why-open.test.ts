import { expect, test } from 'vitest';
import type { Row, Rows } from './row';
import { aRow, nov, theRows } from './testing/rows';
import { explainOpen } from './why-open';

const why = (lines: readonly Row[], records: readonly Row[], more: Partial<Rows> = {}) =>
  explainOpen(theRows(lines, records, more))('line', 'l1');

test('names the nearest record and what differs, by how much', () => {
  const records = [aRow('r1', -4800, { day: nov(1) }), aRow('r2', -99_000)];
  expect(why([aRow('l1', -4850)], records)).toEqual({
    nearestId: 'r1',
    obstacles: [
      { kind: 'amount', byMinor: -50n, cause: 'fee' },
      { kind: 'day', byDays: 9 },
    ],
  });
});

test('a record of the other direction, account or currency is named with that', () => {
  const line = aRow('l1', 4800);
  expect(why([line], [aRow('r1', -4800)])?.obstacles).toEqual([{ kind: 'direction' }]);
  expect(why([line], [aRow('r1', 4800, { account: 'current' })])?.obstacles).toEqual([{ kind: 'account' }]);
  expect(why([line], [aRow('r1', 4800, { currency: 'EUR' })])?.obstacles).toEqual([{ kind: 'currency' }]);
});

test('a record with our own id is the nearest, whatever differs', () => {
  const records = [aRow('r1', 4800, { ownId: 'm1', day: nov(28) }), aRow('r2', -4900)];
  expect(why([aRow('l1', -4800, { ownId: 'm1' })], records)).toEqual({
    nearestId: 'r1',
    obstacles: [{ kind: 'direction' }, { kind: 'day', byDays: -18 }],
  });
});

test('an equal record that is linked to another line is named', () => {
  const links = [{ lineIds: ['l2'], recordIds: ['r1'] }];
  expect(why([aRow('l1', -4800), aRow('l2', -4800)], [aRow('r1', -4800), aRow('r2', -99_000)], { links })).toEqual({
    nearestId: 'r1',
    obstacles: [{ kind: 'linked' }],
  });
});

test('two records that are equally near are counted', () => {
  expect(why([aRow('l1', -4800)], [aRow('r1', -4800), aRow('r2', -4800)])?.obstacles).toEqual([
    { kind: 'equally near', rows: 2 },
  ]);
});

test('a rejected pair and a pending line are named', () => {
  const rejected = [{ lineIds: ['l1'], recordIds: ['r1'] }];
  const pending = aRow('l1', -4800, { state: 'pending' });
  expect(why([pending], [aRow('r1', -4800)], { rejected })?.obstacles).toEqual([
    { kind: 'pending' },
    { kind: 'rejected' },
  ]);
});

test('explains an open record by the nearest line', () => {
  const explain = explainOpen(theRows([aRow('l1', -4700)], [aRow('r1', -4800)]));
  expect(explain('record', 'r1')).toEqual({
    nearestId: 'l1',
    obstacles: [{ kind: 'amount', byMinor: 100n, cause: null }],
  });
});

test('is null when the other side is empty, and refuses an unknown id', () => {
  expect(why([aRow('l1', -4800)], [])).toBeNull();
  expect(() => explainOpen(theRows([], []))('line', 'l9')).toThrow('no line has the id l9');
});
