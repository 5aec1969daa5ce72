import { expect, test } from 'vitest';
import { refuseFile } from './refuse-file';

const limits = { accept: ['application/pdf', 'image/png'], maxBytes: 1_000_000 };
const aFile = (change: object = {}) => ({ name: 'receipt.pdf', size: 1000, type: 'application/pdf', ...change });

test('a file within the limits may be sent', () => {
  expect(refuseFile(aFile(), limits)).toBeUndefined();
});

test('an empty file is refused before it is sent', () => {
  expect(refuseFile(aFile({ size: 0 }), limits)).toContain('empty');
});

test('a file of exactly the limit may be sent, one byte more may not', () => {
  expect(refuseFile(aFile({ size: 1_000_000 }), limits)).toBeUndefined();
  expect(refuseFile(aFile({ size: 1_000_001 }), limits)).toContain('the most that can be sent');
});

test('a type outside the list is refused, a type the browser does not know is left to the server', () => {
  expect(refuseFile(aFile({ type: 'text/html' }), limits)).toContain('type');
  expect(refuseFile(aFile({ type: '' }), limits)).toBeUndefined();
});
