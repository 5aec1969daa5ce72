import { expect, test } from 'vitest';
import { checkFile } from '../codat/expenses/attachments';
import { expenseTypes } from './books';
import type { Attachable } from './package';
import { requirePackage } from './testing/records';

const megabyte = 1024 * 1024;
const everything: readonly Attachable[] = [...expenseTypes, 'Reimbursable'];

const refusalOf = (
  key: string,
  { name = 'receipt.pdf', size = 1, of = 'Payment' as Attachable },
): string | undefined => {
  try {
    checkFile(requirePackage(key), { name, type: 'application/pdf', bytes: new Uint8Array(size) }, of);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

// The columns are the maximum size in MB, a supported and an unsupported file type, and the supported kinds of
// transaction (Codat, "Upload receipts"). For Xero that page says 10 MB since 2026-04-10; the API reference still says
// 3 MB.
test.each([
  ['gbol', 10, 'numbers', 'webp', expenseTypes],
  ['qhyg', 100, 'ai', 'bmp', ['Payment', 'Refund', 'Reimbursable']],
  ['ndsk', 100, 'xml', 'zip', ['Payment', 'Refund', 'Reimbursable']],
  ['akxx', 100, 'svg', 'gif', ['Payment', 'Refund']],
  ['fbrh', 5, 'gif', 'bmp', ['Payment', 'Reimbursable']],
  ['rwuv', 5, 'bmp', 'tiff', ['Payment', 'Reimbursable']],
] as const)('%s accepts %d MB and .%s, refuses .%s, and supports %j', (key, megabytes, listed, unlisted, types) => {
  expect(refusalOf(key, { name: `receipt.${listed}`, size: megabytes * megabyte })).toBeUndefined();
  expect(refusalOf(key, { size: megabytes * megabyte + 1 })).toContain(`the maximum size of ${megabytes} MB`);
  expect(refusalOf(key, { name: `RECEIPT.${listed.toUpperCase()}` })).toBeUndefined();
  expect(refusalOf(key, { name: `receipt.${unlisted}` })).toContain(`The file type '${unlisted}' is not supported`);
  expect(everything.filter((of) => refusalOf(key, { of }) === undefined)).toEqual(types);
});

test('Business Central accepts 350 MB of any file type for every expense', () => {
  const { attachments } = requirePackage('trji');
  expect(attachments).toMatchObject({ maxBytes: 350 * megabyte, extensions: undefined });
  expect(everything.filter((of) => refusalOf('trji', { of, name: 'clip.mp4' }) === undefined)).toEqual(expenseTypes);
});

test.each(['pqsw', 'knfz', 'mqjo'])('%s refuses every attachment', (key) => {
  expect(refusalOf(key, {})).toMatch(/^Attachments are not supported by /);
});
