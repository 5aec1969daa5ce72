import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainDifference } from './difference';
import { matchRows } from './match';
import type { Pair, Row } from './row';
import { aRow, nov, theRows } from './testing/rows';

const november = { account: 'card', from: nov(1), to: nov(30) };
const link = (lineIds: readonly string[], recordIds: readonly string[]): Pair => ({ lineIds, recordIds });
const explained = (lines: readonly Row[], records: readonly Row[], links: readonly Pair[] = []) => {
  const { minor, parts, isReconciled } = explainDifference(theRows(lines, records, { links }), november);
  const ids = ({ lineIds, recordIds }: Pair) => [...lineIds, ...recordIds].join('+');
  return { minor, isReconciled, parts: parts.map((part) => `${part.cause} ${part.minor} ${ids(part)}`) };
};

test('linked equal rows are reconciled', () => {
  expect(explained([aRow('l1', -4800)], [aRow('r1', -4800)], [link(['l1'], ['r1'])])).toEqual({
    minor: 0n,
    isReconciled: true,
    parts: [],
  });
});

test('two open rows that cancel out are a difference of zero, and not reconciled', () => {
  expect(explained([aRow('l1', 1000), aRow('l2', -1000)], [])).toEqual({
    minor: 0n,
    isReconciled: false,
    parts: ['missing 1000 l1', 'missing -1000 l2'],
  });
});

test('an equal line and record that are not linked are not reconciled either', () => {
  expect(explained([aRow('l1', -1000)], [aRow('r1', -1000)])).toEqual({
    minor: 0n,
    isReconciled: false,
    parts: ['unmatched -1000 l1', 'unmatched 1000 r1'],
  });
});

test('a linked difference is named by its cause', () => {
  const of = (line: Row, record: Row) => explained([line], [record], [link(['l1'], ['r1'])]).parts;
  const original = { minor: -20_000n, currency: 'USD' };
  expect(of(aRow('l1', -4801), aRow('r1', -4800))).toEqual(['rounding -1 l1+r1']);
  expect(of(aRow('l1', -15_810), aRow('r1', -15_510))).toEqual(['fee -300 l1+r1']);
  expect(of(aRow('l1', -15_400, { original }), aRow('r1', -15_810, { original }))).toEqual(['exchange rate 410 l1+r1']);
  expect(of(aRow('l1', -9000), aRow('r1', -12_000))).toEqual(['amount 3000 l1+r1']);
});

test('a record of the last days of the month whose line is booked in the next is timing', () => {
  const records = [aRow('r1', -4800, { day: nov(29) })];
  const lines = [aRow('l1', -4800, { day: nov(32) })];
  expect(explained(lines, records, [link(['l1'], ['r1'])])).toEqual({
    minor: 4800n,
    isReconciled: false,
    parts: ['timing 4800 l1+r1'],
  });
  const open = explained([aRow('l2', -100, { day: nov(30) })], records);
  expect(open.parts).toEqual(['missing -100 l2', 'timing 4800 r1']);
});

test('a charge on a payment across two months counts in the month of the line, the rest is timing', () => {
  const [line, record] = [aRow('l1', -15_810, { day: nov(32) }), aRow('r1', -15_510, { day: nov(29) })];
  const rows = theRows([line], [record], { links: [link(['l1'], ['r1'])] });
  const partsOf = (from: string, to: string) =>
    explainDifference(rows, { account: 'card', from, to }).parts.map(({ cause, minor }) => `${cause} ${minor}`);
  expect(partsOf(nov(1), nov(30))).toEqual(['timing 15510']);
  expect(partsOf(nov(31), nov(61))).toEqual(['fee -300', 'timing -15510']);
});

test('a second equal record beside a linked one is a duplicate', () => {
  const records = [aRow('r1', -4800), aRow('r2', -4800)];
  expect(explained([aRow('l1', -4800)], records, [link(['l1'], ['r1'])]).parts).toEqual(['duplicate 4800 r2']);
});

test('a line that was pushed twice is a duplicate', () => {
  const lines = [aRow('l1', -4800, { ownId: 'm1' }), aRow('l2', -4800, { ownId: 'm1', day: nov(12) })];
  const parts = explained(lines, [aRow('r1', -4800, { ownId: 'm1' })], [link(['l1'], ['r1'])]).parts;
  expect(parts).toEqual(['duplicate -4800 l2']);
});

test('rows of other accounts and days, and pending rows, do not count', () => {
  const lines = [
    aRow('l1', -1, { day: nov(31) }),
    aRow('l2', -2, { account: 'current', currency: 'EUR' }),
    aRow('l3', -3, { state: 'pending' }),
    aRow('l4', -4, { day: nov(0) }),
  ];
  expect(explained(lines, [])).toEqual({ minor: 0n, isReconciled: true, parts: [] });
});

test('a link whose record was deleted counts as an open line', () => {
  expect(explained([aRow('l1', -4800)], [], [link(['l1'], ['r1'])]).parts).toEqual(['missing -4800 l1']);
});

test('an account with two currencies is refused', () => {
  expect(() => explained([aRow('l1', -1), aRow('l2', -1, { currency: 'EUR' })], [])).toThrow('several currencies');
});

test('the parts always add up to the difference, with any links', () => {
  const side = (prefix: string) =>
    fc
      .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -20, max: 50 })), { maxLength: 10 })
      .map((some) => some.map(([minor, day], at) => aRow(`${prefix}${at}`, minor * 10, { day: nov(day) })));
  const linksOf = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 4 });
  fc.assert(
    fc.property(side('l'), side('r'), linksOf, (lines, records, pairs) => {
      const chosen = pairs.filter(
        ([line, record], at) => !pairs.slice(0, at).some(([one, other]) => one === line || other === record),
      );
      const links = chosen.map(([line, record]) => link([`l${line}`], [`r${record}`]));
      const { minor, parts } = explainDifference(theRows(lines, records, { links }), november);
      const inside = (rows: readonly Row[]) => rows.filter(({ day }) => day >= november.from && day <= november.to);
      const sum = (rows: readonly Row[]) => inside(rows).reduce((all, row) => all + row.money.minor, 0n);
      expect(minor).toBe(sum(lines) - sum(records));
      expect(parts.reduce((all, part) => all + part.minor, 0n)).toBe(minor);
    }),
  );
});

test('a month in which everything is certain is reconciled by the matching itself', () => {
  const lines = [1, 8, 15, 22].map((day) => aRow(`l${day}`, -10_000, { day: nov(day) }));
  const records = [1, 8, 15, 22].map((day) => aRow(`r${day}`, -10_000, { day: nov(day) }));
  const rows = theRows(lines, records);
  const links = matchRows(rows).proposals.filter(({ level }) => level === 'certain');
  expect(explainDifference({ ...rows, links }, november)).toEqual({ minor: 0n, parts: [], isReconciled: true });
});
