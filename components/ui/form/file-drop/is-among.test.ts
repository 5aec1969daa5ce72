import { expect, test } from 'vitest';
import { isAmong } from './is-among';

const file = (text: string) => new Blob([text]);

test.each([
  ['the same content', ['b', 'a'], true],
  ['other content of the same size', ['b', 'c'], false],
  ['longer content', ['ab'], false],
  ['no other file', [], false],
])('recognises a file among those with %s', async (_, others, expected) => {
  expect(await isAmong(file('a'), others.map(file))).toBe(expected);
});

test('a file that cannot be read is like none', async () => {
  const gone = Object.assign(file('a'), { arrayBuffer: () => Promise.reject(new Error('it was deleted')) });
  expect(await isAmong(file('a'), [gone])).toBe(false);
  expect(await isAmong(gone, [file('a')])).toBe(false);
});
