import { expect, test } from 'vitest';
import { recheck, type Ticked } from './recheck';
import type { Row, Rows } from './row';
import { aRow, nov, theRows } from './testing/rows';

const [line, record] = [aRow('l1', -4800), aRow('r1', -4800)];
const tick = (lines: readonly Row[], records: readonly Row[], by: Ticked['by'] = 'proposed'): Ticked => ({
  lineIds: lines.map(({ id }) => id),
  recordIds: records.map(({ id }) => id),
  by,
  seen: { lines, records },
});
const ticked = tick([line], [record]);
const reasons = (rows: Rows, ...pairs: readonly Ticked[]) => recheck(pairs, rows).skipped.map(({ why }) => why);

test('a pair holds while its rows are as they were shown', () => {
  expect(recheck([ticked], theRows([line], [record]))).toEqual({ holds: [ticked], skipped: [] });
});

test('a record that was repriced after the preview is skipped with both amounts', () => {
  const rows = theRows([line], [aRow('r1', -4900)]);
  expect(reasons(rows, ticked)).toEqual([{ kind: 'amount changed', id: 'r1', from: -4800n, to: -4900n }]);
});

test('a row that moved to another day, account or currency is skipped', () => {
  expect(reasons(theRows([line], [aRow('r1', -4800, { day: nov(11) })]), ticked)).toEqual([
    { kind: 'day changed', id: 'r1' },
  ]);
  expect(reasons(theRows([aRow('l1', -4800, { account: 'current' })], [record]), ticked)).toEqual([
    { kind: 'account changed', id: 'l1' },
  ]);
  expect(reasons(theRows([aRow('l1', -4800, { currency: 'EUR' })], [record]), ticked)).toEqual([
    { kind: 'currency changed', id: 'l1' },
  ]);
});

test('a record that was deleted in the books is skipped', () => {
  expect(reasons(theRows([line], []), ticked)).toEqual([{ kind: 'row gone', id: 'r1' }]);
});

test('a pair that another tab linked first is skipped', () => {
  const rows = theRows([line], [record], { links: [{ lineIds: ['l1'], recordIds: ['r1'] }] });
  expect(reasons(rows, ticked)).toEqual([{ kind: 'linked already', id: 'l1' }]);
});

test('a row that was ticked twice is linked once', () => {
  const rows = theRows([line], [record, aRow('r2', -4800)]);
  const second = tick([line], [aRow('r2', -4800)], 'chosen');
  const { holds, skipped } = recheck([tick([line], [record], 'chosen'), second], rows);
  expect(holds).toHaveLength(1);
  expect(skipped).toEqual([{ pair: second, why: { kind: 'in another ticked pair', id: 'l1' } }]);
});

test('a proposed pair is skipped when another record fits as well by now', () => {
  const rows = theRows([line], [record, aRow('r2', -4800)]);
  expect(reasons(rows, ticked)).toEqual([{ kind: 'no longer proposed' }]);
});

test('a pair that was rejected meanwhile is skipped, unless a person chose it', () => {
  const rows = theRows([line], [record], { rejected: [{ lineIds: ['l1'], recordIds: ['r1'] }] });
  expect(reasons(rows, ticked)).toEqual([{ kind: 'rejected' }]);
  expect(reasons(rows, tick([line], [record], 'chosen'))).toEqual([]);
});

test('a person may choose unequal rows, but not rows of two directions, accounts or currencies', () => {
  const others = [aRow('r2', -9900), aRow('r3', 4800), aRow('r4', -4800, { account: 'current' })];
  const rows = theRows([line], others);
  const chosen = (other: Row) => reasons(rows, tick([line], [other], 'chosen'));
  expect(others.map(chosen)).toEqual([[], [{ kind: 'direction differs' }], [{ kind: 'account changed', id: 'r4' }]]);
});
