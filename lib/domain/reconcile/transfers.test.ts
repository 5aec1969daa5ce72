import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRow, nov } from './testing/rows';
import { pairTransfers, type TransferLine, type TransferOptions } from './transfers';

const aLine = (
  id: string,
  account: string,
  minor: number,
  changes: Partial<TransferLine> & { currency?: string } = {},
) => ({
  ...aRow(id, minor, { account, ...changes }),
  namedAccount: changes.namedAccount ?? null,
});
const pairs = (lines: readonly TransferLine[], options: Partial<TransferOptions> = {}) =>
  pairTransfers(lines, { convert: () => null, rejected: [], ...options }).map(
    ({ outId, inId, level, rate }) => `${level} ${outId} → ${inId}${rate === null ? '' : `, rate ${rate}`}`,
  );

test('a top-up that is seen on both accounts is one transfer', () => {
  const lines = [
    aLine('in', 'card', 50_000, { day: nov(11) }),
    aLine('out', 'current', -50_000, { namedAccount: 'card' }),
  ];
  expect(pairs(lines)).toEqual(['certain out → in']);
});

test('equal amounts alone are suggested only', () => {
  expect(pairs([aLine('in', 'card', 50_000), aLine('out', 'current', -50_000)])).toEqual(['likely out → in']);
});

test('two lines of money out, and two lines of one account, are never a transfer', () => {
  expect(pairs([aLine('a', 'card', -50_000), aLine('b', 'current', -50_000)])).toEqual([]);
  expect(pairs([aLine('a', 'card', 50_000), aLine('b', 'card', -50_000)])).toEqual([]);
});

test('two equal transfers of one day are two, in order', () => {
  const lines = ['1', '2'].flatMap((no) => [
    aLine(`in${no}`, 'card', 50_000),
    aLine(`out${no}`, 'current', -50_000, { namedAccount: 'card' }),
  ]);
  expect(pairs(lines)).toEqual(['certain out1 → in1', 'certain out2 → in2']);
});

test('two lines that one may go to are ambiguous', () => {
  const lines = [aLine('in1', 'card', 50_000), aLine('in2', 'savings', 50_000), aLine('out', 'current', -50_000)];
  expect(pairs(lines)).toEqual(['ambiguous out → in1']);
});

test('a line that names another account is not paired with this one', () => {
  const lines = [aLine('in', 'card', 50_000), aLine('out', 'current', -50_000, { namedAccount: 'savings' })];
  expect(pairs(lines)).toEqual([]);
});

test('money that arrives before it leaves is suggested only', () => {
  const named = { namedAccount: 'card' };
  const lines = [aLine('in', 'card', 50_000, { day: nov(9) }), aLine('out', 'current', -50_000, named)];
  expect(pairs(lines)).toEqual(['likely out → in']);
  expect(pairs([aLine('in', 'card', 50_000, { day: nov(8) }), aLine('out', 'current', -50_000, named)])).toEqual([]);
  expect(pairs([aLine('in', 'card', 50_000, { day: nov(15) }), aLine('out', 'current', -50_000, named)])).toEqual([]);
});

test('two currencies need a rate, or a person', () => {
  const lines = [
    aLine('in', 'euro', 115_000, { currency: 'EUR' }),
    aLine('out', 'current', -100_000, { namedAccount: 'euro' }),
  ];
  expect(pairs(lines)).toEqual(['likely out → in, rate missing']);
  expect(pairs(lines, { convert: (minor) => (minor * 116n) / 100n })).toEqual(['likely out → in, rate fits']);
  expect(pairs(lines, { convert: (minor) => minor * 2n })).toEqual([]);
  expect(pairs([aLine('in', 'euro', 115_000, { currency: 'EUR' }), aLine('out', 'current', -100_000)])).toEqual([]);
});

test('a rejected pair and a pending line are not proposed', () => {
  const lines = [aLine('in', 'card', 50_000), aLine('out', 'current', -50_000)];
  expect(pairs(lines, { rejected: [{ outId: 'out', inId: 'in' }] })).toEqual([]);
  expect(pairs([aLine('in', 'card', 50_000, { state: 'pending' }), aLine('out', 'current', -50_000)])).toEqual([]);
});

test('the order of the lines changes nothing, and no line is in two pairs', () => {
  const line = fc.record({
    account: fc.constantFrom('card', 'current', 'savings'),
    minor: fc.constantFrom(-500, 500, -700, 700),
    day: fc.integer({ min: 1, max: 6 }).map(nov),
    namedAccount: fc.constantFrom(null, null, 'card', 'current'),
  });
  const some = fc
    .array(line, { maxLength: 12 })
    .map((rows) => rows.map(({ account, minor, ...rest }, at) => aLine(`l${at}`, account, minor, rest)));
  const both = some.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
  fc.assert(
    fc.property(both, ([rows, shuffled]) => {
      const options = { convert: () => null, rejected: [] };
      const found = pairTransfers(rows, options);
      expect(pairTransfers(shuffled, options)).toEqual(found);
      const ids = found.flatMap(({ outId, inId }) => [outId, inId]);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
