import { expect, test } from 'vitest';
import { countLines, decidedLines } from './counts';
import type { Preview, PreviewState } from './preview';

const states: readonly PreviewState[] = ['left out', 'new', 'new', 'likely', 'there', 'removed', 'refused'];
const preview = {
  head: { lineCount: states.length, refusedCount: 1 },
  lines: states.map((state, index) => ({ state, line: index + 1 })),
} as unknown as Preview;

const nothing = { without: new Set<number>(), also: new Set<number>(), lines: new Map(), words: new Map() };

test.each([
  ['nothing selected or deselected', [], [], { imported: 2, leftOut: 4, refused: 1, all: 7 }],
  ['a new row deselected', [3], [], { imported: 1, leftOut: 5, refused: 1, all: 7 }],
  ['a likely duplicate selected', [], [4], { imported: 3, leftOut: 3, refused: 1, all: 7 }],
  ['lines that cannot be selected', [1, 7], [5, 6], { imported: 2, leftOut: 4, refused: 1, all: 7 }],
])('counts the lines of the file with %s', (_, without, also, counts) => {
  const counted = countLines(preview, { ...nothing, without: new Set(without), also: new Set(also) });
  expect(counted).toMatchObject(counts);
  expect(counted.imported + counted.leftOut + counted.refused).toBe(counted.all);
});

const kind = (is: string, direction: string, pair: number | null = null) => ({
  is,
  direction,
  pair,
  words: `${direction} a`,
});
const transferFile = {
  head: { lineCount: 4, refusedCount: 0, accounts: [{ key: 'card:GBP:1', name: 'Visa', currency: 'GBP' }] },
  lines: [
    { state: 'new', line: 1, kind: kind('transfer', 'out', 2) },
    { state: 'new', line: 2, kind: kind('transfer', 'in', 1) },
    { state: 'ask', line: 3, kind: kind('transfer', 'in') },
    { state: 'new', line: 4, kind: kind('payment', 'out') },
  ],
} as unknown as Preview;

test('counts two rows that are sides of one transfer once', () => {
  expect(countLines(transferFile, nothing)).toMatchObject({
    imported: 3,
    kinds: { payment: 1, between_accounts: 1 },
    leftOut: 1,
  });
  expect(countLines(transferFile, { ...nothing, without: new Set([1]) })).toMatchObject({
    kinds: { payment: 1, between_accounts: 1 },
  });
});

test('a decision about a row or about its words changes what it becomes', () => {
  const transfer = { is: 'transfer', account: 'card:GBP:1' } as const;
  const one = { ...nothing, lines: new Map([[3, transfer]]) };
  expect(decidedLines(transferFile, one)[2]).toMatchObject({ state: 'new', kind: { accountName: 'Visa' } });
  expect(countLines(transferFile, one)).toMatchObject({ imported: 4, kinds: { between_accounts: 2 } });
  const words = { ...nothing, words: new Map([['in a', { is: null, account: null }]]) };
  expect(decidedLines(transferFile, words).map(({ state }) => state)).toEqual(['new', 'left out', 'left out', 'new']);
});
