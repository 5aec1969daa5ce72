import { expect, test } from 'vitest';
import { refuseFile } from '../codat/expenses/attachments';
import type { Attachable } from './package';
import { requirePackage } from './testing/drafts';

const megabyte = 1024 * 1024;
const everyExpense: readonly Attachable[] = ['Payment', 'Refund', 'Reward', 'Chargeback'];
const everything: readonly Attachable[] = [...everyExpense, 'Reimbursable'];

const reasonFor = (
  key: string,
  { name = 'receipt.pdf', size = 1, of = 'Payment' as Attachable },
): string | undefined => {
  try {
    refuseFile(requirePackage(key), { name, type: 'application/pdf', bytes: new Uint8Array(size) }, of);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

// Codat, "Upload receipts": the size, a type that is on the list and one that is not, the supported transactions.
// Xero is 10 MB there since 2026-04-10; the API reference still says 3.
test.each([
  ['gbol', 10, 'numbers', 'webp', everyExpense],
  ['qhyg', 100, 'ai', 'bmp', ['Payment', 'Refund', 'Reimbursable']],
  ['ndsk', 100, 'xml', 'zip', ['Payment', 'Refund', 'Reimbursable']],
  ['akxx', 100, 'svg', 'gif', ['Payment', 'Refund']],
  ['fbrh', 5, 'gif', 'bmp', ['Payment', 'Reimbursable']],
  ['rwuv', 5, 'bmp', 'tiff', ['Payment', 'Reimbursable']],
] as const)('%s takes %d MB and .%s, not .%s, with %j', (key, megabytes, listed, unlisted, types) => {
  expect(reasonFor(key, { name: `receipt.${listed}`, size: megabytes * megabyte })).toBeUndefined();
  expect(reasonFor(key, { size: megabytes * megabyte + 1 })).toContain(`the maximum size of ${megabytes} MB`);
  expect(reasonFor(key, { name: `RECEIPT.${listed.toUpperCase()}` })).toBeUndefined();
  expect(reasonFor(key, { name: `receipt.${unlisted}` })).toContain(`The file type '${unlisted}' is not supported`);
  expect(everything.filter((of) => reasonFor(key, { of }) === undefined)).toEqual(types);
});

test('Business Central takes 350 MB of anything with every expense', () => {
  const { attachments } = requirePackage('trji');
  expect(attachments).toMatchObject({ maxBytes: 350 * megabyte, extensions: undefined });
  expect(everything.filter((of) => reasonFor('trji', { of, name: 'clip.mp4' }) === undefined)).toEqual(everyExpense);
});

test.each(['pqsw', 'knfz', 'mqjo'])('%s takes none', (key) => {
  expect(reasonFor(key, {})).toMatch(/^Attachments are not supported by /);
});
