import { expect, test } from 'vitest';
import { refuseFile } from './refuse-file';

const limits = { maxBytes: 1_000_000 };
const aFile = (change: object = {}) => ({ size: 1000, ...change });

test('accepts a file within the limits', () => {
  expect(refuseFile(aFile(), limits)).toBeUndefined();
});

test('refuses an empty file', () => {
  expect(refuseFile(aFile({ size: 0 }), limits)).toContain('empty');
});

test('accepts a file of exactly the maximum size, and refuses one byte more', () => {
  expect(refuseFile(aFile({ size: 1_000_000 }), limits)).toBeUndefined();
  expect(refuseFile(aFile({ size: 1_000_001 }), limits)).toContain('the most that can be sent');
});
