import { expect, test } from 'vitest';
import { countLines } from './counts';
import type { Preview, PreviewState } from './preview';

const states: readonly PreviewState[] = ['left out', 'new', 'new', 'likely', 'there', 'removed', 'refused'];
const preview = {
  head: { lineCount: states.length, refusedCount: 1 },
  lines: states.map((state, index) => ({ state, line: index + 1 })),
} as unknown as Preview;

test.each([
  ['nothing selected or deselected', [], [], { imported: 2, leftOut: 4, refused: 1, all: 7 }],
  ['a new row deselected', [3], [], { imported: 1, leftOut: 5, refused: 1, all: 7 }],
  ['a likely duplicate selected', [], [4], { imported: 3, leftOut: 3, refused: 1, all: 7 }],
  ['lines that cannot be selected', [1, 7], [5, 6], { imported: 2, leftOut: 4, refused: 1, all: 7 }],
])('counts the lines of the file with %s', (_, without, also, counts) => {
  const counted = countLines(preview, { without: new Set(without), also: new Set(also) });
  expect(counted).toEqual(counts);
  expect(counted.imported + counted.leftOut + counted.refused).toBe(counted.all);
});
