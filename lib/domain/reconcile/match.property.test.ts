import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchRows } from './match';
import type { Matching } from './proposal';
import type { Pair, Row, Rows } from './row';
import { aRow, inWords, nov } from './testing/rows';

/** Few amounts, days, names and references, so that rows often fit each other in several ways. */
const rowWith = (prefix: string) => (at: number) =>
  fc
    .record({
      minor: fc.constantFrom(-320, -640, -960, -1000, -1001, -1320, -1640, 320, 1000),
      day: fc.integer({ min: 1, max: 16 }).map(nov),
      account: fc.constantFrom('card', 'card', 'card', 'current'),
      state: fc.constantFrom('booked', 'booked', 'booked', 'pending'),
      ownId: fc.constantFrom(null, null, null, 'm1', 'm2'),
      references: fc.constantFrom([], [], ['INV-1001'], ['INV-1002'], ['INV-1001', 'INV-1003']),
      counterparty: fc.constantFrom(null, 'Corner Bakery', 'CORNER BAKERY LONDON', 'Zebra Telecom'),
    })
    .map(({ minor, ...changes }): Row => aRow(`${prefix}${at}`, minor, changes));

const side = (prefix: string) =>
  fc
    .integer({ min: 0, max: 14 })
    .chain((length) => fc.tuple(...Array.from({ length }, (_, at) => rowWith(prefix)(at))));
const rowsOfBothSides = fc
  .record({
    lines: side('l'),
    records: side('r'),
    rejected: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 3 }),
  })
  .map(
    ({ lines, records, rejected }): Rows => ({
      lines,
      records,
      links: [],
      rejected: rejected.map(([line, record]) => ({ lineIds: [`l${line}`], recordIds: [`r${record}`] })),
    }),
  );
const settings = { numRuns: 400 };

test('the order of the rows changes nothing', () => {
  const shuffledToo = rowsOfBothSides.chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      lines: fc.shuffledSubarray([...rows.lines], { minLength: rows.lines.length }),
      records: fc.shuffledSubarray([...rows.records], { minLength: rows.records.length }),
    }),
  );
  fc.assert(
    fc.property(shuffledToo, ({ rows, lines, records }) => {
      expect(matchRows({ ...rows, lines, records })).toEqual(matchRows(rows));
    }),
    settings,
  );
});

test('no row is in two proposals, nor in a proposal and an ambiguity', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      const { proposals, ambiguities } = matchRows(rows);
      for (const ids of [idsOf('lineIds'), idsOf('recordIds')]) {
        const used = [...proposals, ...ambiguities].flatMap(ids);
        expect(new Set(used).size).toBe(used.length);
      }
    }),
    settings,
  );
});

const idsOf = (key: keyof Pair) => (pair: Pair) => pair[key];

test('rows of one proposal have one account, currency and direction, and one side is one row', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      for (const pair of matchRows(rows).proposals) {
        // A line that corrects another of its movement has the other direction.
        const isOfMovement = pair.reasons.some(({ kind }) => kind === 'own id');
        const gates = rowsOf(rows, pair).map(
          ({ account, money }) => `${account} ${money.currency} ${isOfMovement || money.minor < 0n}`,
        );
        if (isOfMovement) expect(new Set(rowsOf(rows, pair).map(({ ownId }) => ownId)).size).toBe(1);
        expect(new Set(gates).size).toBe(1);
        expect(Math.min(pair.lineIds.length, pair.recordIds.length)).toBe(1);
      }
    }),
    settings,
  );
});

test('a certain proposal is booked and exact, and every difference is the difference of the sums', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      for (const pair of matchRows(rows).proposals) {
        const sum = (some: readonly Row[]) => some.reduce((all, { money }) => all + money.minor, 0n);
        const lines = rows.lines.filter(({ id }) => pair.lineIds.includes(id));
        const records = rows.records.filter(({ id }) => pair.recordIds.includes(id));
        expect(pair.differenceMinor).toBe(sum(lines) - sum(records));
        if (pair.level === 'certain') {
          expect(pair.differenceMinor).toBe(0n);
          expect([...lines, ...records].every(({ state }) => state === 'booked')).toBe(true);
        }
      }
    }),
    settings,
  );
});

test('a rejected pair is in no proposal', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      for (const { lineIds, recordIds } of matchRows(rows).proposals)
        for (const {
          lineIds: [line = ''],
          recordIds: [record = ''],
        } of rows.rejected)
          expect(lineIds.includes(line) && recordIds.includes(record)).toBe(false);
    }),
    settings,
  );
});

test('applying all proposals and matching again proposes nothing new', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      expect(matchRows(applied(rows, matchRows(rows).proposals)).proposals).toEqual([]);
    }),
    settings,
  );
});

test('applying the certain proposals and matching again proposes the likely ones, and nothing else', () => {
  fc.assert(
    fc.property(rowsOfBothSides, (rows) => {
      const first = matchRows(rows);
      const again = matchRows(
        applied(
          rows,
          first.proposals.filter(({ level }) => level === 'certain'),
        ),
      );
      expect(inWords(again)).toEqual(
        inWords({ ...first, proposals: first.proposals.filter(({ level }) => level === 'likely') }),
      );
    }),
    settings,
  );
});

const applied = (rows: Rows, links: Matching['proposals']): Rows => ({ ...rows, links: [...rows.links, ...links] });
const rowsOf = ({ lines, records }: Rows, { lineIds, recordIds }: Pair): readonly Row[] => [
  ...lines.filter(({ id }) => lineIds.includes(id)),
  ...records.filter(({ id }) => recordIds.includes(id)),
];

test('five hundred equal amounts among thousands of rows give the same result in any order', () => {
  // Ten of each day: they are pairs of their day, and nothing else.
  const side = (prefix: string) => [
    ...Array.from({ length: 500 }, (_, at) => aRow(`${prefix}e${at}`, -320, { day: nov(1 + 2 * Math.floor(at / 10)) })),
    ...Array.from({ length: 2_500 }, (_, at) =>
      aRow(`${prefix}o${at}`, -10_000 - at, { day: nov(1 + (at % 100)), counterparty: `Supplier ${at % 400}` }),
    ),
  ];
  const rows: Rows = { lines: side('l'), records: side('r'), links: [], rejected: [] };
  const found = matchRows(rows);
  expect(matchRows({ ...rows, lines: rows.lines.toReversed(), records: rows.records.toReversed() })).toEqual(found);
  expect(matchRows(rows)).toEqual(found);
  const number = (id: string) => id.slice(1);
  for (const { lineIds, recordIds } of found.proposals.filter(({ level }) => level === 'certain'))
    if (lineIds.some((id) => id.startsWith('lo'))) expect(lineIds.map(number)).toEqual(recordIds.map(number));
  expect(found.proposals.length).toBeGreaterThanOrEqual(2_500);
});
