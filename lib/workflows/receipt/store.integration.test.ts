import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { findReceipt, listExpenseReceipts } from '@/lib/data/receipt/receipts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { receiptRefusals } from '@/lib/domain/receipt/receipt';
import { readFile } from '@/lib/storage/files';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aHeic, aLockedPdf, aPdf, aPhoto, aPng, aWebp, cut } from '@/lib/testing/files';
import { aCompany, aMember } from '@/lib/testing/people';
import { storeReceipt } from './store';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await aCompany();
});

const store = (name: string, content: Uint8Array, expenseId: string | null = null) =>
  storeReceipt(viewer, { name, content, expenseId });
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const beside = (key: string, name: string) => readFile(key.replace(/original$/, name));

test.each([
  ['a photo', 'lunch.jpg', aPhoto, 'image/jpeg', 'lunch.jpg'],
  ['a PNG', 'lunch.png', aPng, 'image/png', 'lunch.png'],
  ['a WebP', 'lunch.webp', aWebp, 'image/webp', 'lunch.webp'],
  ['a PDF', 'lunch.pdf', async () => aPdf(), 'application/pdf', 'lunch.pdf'],
  ['a PNG called a photo', 'lunch.jpg', aPng, 'image/png', 'lunch.png'],
  ['a PDF without a name', '', async () => aPdf(), 'application/pdf', 'receipt.pdf'],
  [
    'a PNG with a page of the web behind it',
    'lunch.png',
    async () => Buffer.concat([await aPng(), Buffer.from('<script>alert(1)</script>')]),
    'image/png',
    'lunch.png',
  ],
])('stores %s byte for byte with its real type', async (_, name, make, mimeType, fileName) => {
  const content = await make();
  const stored = await store(name, content);
  expect(stored).toMatchObject({ fileName, bytes: content.byteLength, sha256: sha256(content) });
  const row = await findReceipt(viewer, stored.id);
  expect(row).toMatchObject({ mimeType, pages: 1, sha256: sha256(content) });
  expect(Buffer.compare(await readFile(row?.storageKey ?? ''), content)).toBe(0);
});

describe('the pictures', () => {
  test('are small and contain no location', async () => {
    const photo = await aPhoto();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { id } = await store('lunch.jpg', photo);
    const key = (await findReceipt(viewer, id))?.storageKey ?? '';
    for (const name of ['thumbnail.webp', 'page-1.webp']) {
      const metadata = await sharp(await beside(key, name)).metadata();
      expect(metadata.format).toBe('webp');
      expect(metadata.exif).toBeUndefined();
    }
    expect((await sharp(await beside(key, 'thumbnail.webp')).metadata()).width).toBeLessThanOrEqual(240);
  });

  test('of a PDF show its page', async () => {
    const { id } = await store('lunch.pdf', aPdf());
    const key = (await findReceipt(viewer, id))?.storageKey ?? '';
    const { width = 0, height = 0 } = await sharp(await beside(key, 'page-1.webp')).metadata();
    expect(height / width).toBeCloseTo(440 / 300, 1);
  });
});

test.each([
  ['nothing at all', 'lunch.jpg', async () => Buffer.alloc(0), 'empty'],
  ['half a photo', 'lunch.jpg', async () => cut(await aPhoto(), 0.5), 'broken'],
  ['half a PNG', 'lunch.png', async () => cut(await aPng(), 0.5), 'broken'],
  ['half a WebP', 'lunch.webp', async () => cut(await aWebp(), 0.5), 'broken'],
  ['half a PDF', 'lunch.pdf', async () => cut(aPdf(), 0.5), 'broken'],
  ['the beginning of a PDF with its end', 'lunch.pdf', async () => Buffer.from('%PDF-1.4\nnothing\n%%EOF\n'), 'broken'],
  ['a PDF with a password', 'lunch.pdf', async () => aLockedPdf(), 'locked'],
  ['a text called a PDF', 'lunch.pdf', async () => Buffer.from('Total 120.00'), 'unknownType'],
  [
    'a page of the web called a photo',
    'lunch.jpg',
    async () => Buffer.from('<!doctype html><script>alert(1)</script>'),
    'unknownType',
  ],
  [
    'a page of the web with a PDF in it',
    'lunch.pdf',
    async () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), aPdf()]),
    'unknownType',
  ],
  ['a drawing', 'lunch.svg', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknownType'],
  ['an iPhone photo', 'lunch.heic', async () => aHeic(), 'heic'],
] as const)('refuses %s with the reason', async (_, name, make, why) => {
  await expect(store(name, await make())).rejects.toThrow(receiptRefusals[why]);
});

describe('a receipt of an expense', () => {
  test('is listed with the expense', async () => {
    const expenseId = await recordTestExpense(viewer);
    const { id } = await store('lunch.pdf', aPdf(), expenseId);
    expect(await listExpenseReceipts(viewer, expenseId)).toMatchObject([{ id, delivery: null }]);
  });

  test('is refused for an expense of another company', async () => {
    const stranger = await aCompany('Bright Dental');
    const expenseId = await recordTestExpense(stranger);
    await expect(store('lunch.pdf', aPdf(), expenseId)).rejects.toThrow('This expense is no longer there.');
  });

  test('is refused to an employee for an expense of a colleague', async () => {
    const employee = await aMember(viewer, 'employee');
    const expenseId = await recordTestExpense(viewer);
    await expect(storeReceipt(employee, { name: 'x.pdf', content: aPdf(), expenseId })).rejects.toThrow(
      'This expense is no longer there.',
    );
  });
});
