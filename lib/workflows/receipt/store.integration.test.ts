import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import { findReceipt, findSameFile } from '@/lib/data/receipt/receipts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { receiptRefusals } from '@/lib/domain/receipt/receipt';
import { listFiles, readFile } from '@/lib/storage/files';
import { runningDecoders } from '@/lib/testing/decoders';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aFixture, aLockedPdf, aPdf, aPhoto, aPng, aWebp, cut } from '@/lib/testing/files';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
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
  [
    'a PDF with a page of the web before it',
    'lunch.pdf',
    async () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), aPdf()]),
    'application/pdf',
    'lunch.pdf',
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
  ['bytes-before-header.pdf', 'application/pdf', 1],
  ['bytes-after-end.pdf', 'application/pdf', 1],
  ['till-roll.pdf', 'application/pdf', 5],
  ['long-strip.jpg', 'image/jpeg', 5],
  ['photo.heic', 'image/heic', 1],
  ['scan-g4.tif', 'image/tiff', 2],
  ['scan-lzw.tif', 'image/tiff', 1],
  ['scan-jpeg.tif', 'image/tiff', 1],
])('stores %s byte for byte, with pictures', async (name, mimeType, pictures) => {
  const content = aFixture(name);
  const { id } = await store(name, content);
  const row = await findReceipt(viewer, id);
  expect(row).toMatchObject({ fileName: name, mimeType, pages: pictures, sha256: sha256(content) });
  expect(Buffer.compare(await readFile(row?.storageKey ?? ''), content)).toBe(0);
  const { width = 0, height = 0 } = await sharp(await beside(row?.storageKey ?? '', 'thumbnail.webp')).metadata();
  expect(width).toBe(240);
  expect(height).toBeLessThanOrEqual(480);
});

test.each([
  ['nothing at all', async () => Buffer.alloc(0), receiptRefusals.empty],
  ['half a photo', async () => cut(await aPhoto(), 0.5), receiptRefusals.truncated],
  ['half a PNG', async () => cut(await aPng(), 0.5), receiptRefusals.truncated],
  ['half a WebP', async () => cut(await aWebp(), 0.5), receiptRefusals.truncated],
  ['half a PDF', async () => cut(aPdf(), 0.5), receiptRefusals.truncated],
  ['half a HEIC photo', async () => cut(aFixture('photo.heic'), 0.5), receiptRefusals.truncated],
  ['half a TIFF', async () => cut(aFixture('scan-lzw.tif'), 0.5), receiptRefusals.truncated],
  [
    'the beginning of a PDF with its end',
    async () => Buffer.from('%PDF-1.4\nnothing\n%%EOF\n'),
    receiptRefusals.broken,
  ],
  ['a PDF with a password', async () => aLockedPdf(), receiptRefusals.locked],
  ['a text called a PDF', async () => Buffer.from('Total 120.00'), 'This is a text file.'],
  ['a Word document', async () => aFixture('letter.docx'), 'This is a Word document.'],
  ['an Excel workbook', async () => aFixture('sheet.xlsx'), 'This is an Excel workbook.'],
  ['a ZIP archive', async () => aFixture('receipts.zip'), 'This is a ZIP archive.'],
  [
    'an e-mail',
    async () => Buffer.from('From: till@tandem.example\r\nSubject: Receipt\r\n\r\nTotal'),
    'This is an e-mail.',
  ],
  ['random bytes', async () => Buffer.from([0, 1, 2, 3, 250, 251, 0, 9]), 'Outlay does not know this type of file.'],
  ['a page of the web', async () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'This is a web page.'],
  ['a drawing', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'This is an SVG drawing.'],
])('refuses %s with the reason, and stores no file', async (_, make, message) => {
  const before = await listFiles('');
  await expect(store('lunch.pdf', await make())).rejects.toThrow(message);
  expect(await listFiles('')).toEqual(before);
});

test('points out the same file, and where it is', async () => {
  const content = aPdf('The same');
  const first = await store('a.pdf', content);
  expect(await findSameFile(viewer, first)).toBeNull();
  const expenseId = await recordTestExpense(viewer, { merchant: 'Trainline' });
  const second = await store('b.pdf', content, expenseId);
  expect(await findSameFile(viewer, second)).toMatchObject({ id: first.id, expense: null });
  const third = await store('c.pdf', content);
  expect(await findSameFile(viewer, third)).toMatchObject({ id: second.id, expense: { merchant: 'Trainline' } });
  const other = await aCompany('Bright Dental');
  const elsewhere = await storeReceipt(other, { name: 'a.pdf', content, expenseId: null });
  expect(await findSameFile(other, elsewhere)).toBeNull();
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
    const before = await listFiles('');
    await expect(store('lunch.pdf', aPdf(), expenseId)).rejects.toThrow('This expense is no longer there.');
    expect(await listFiles('')).toEqual(before);
  });

  test('leaves no file when its expense is removed while the file is opened', async () => {
    const expenseId = await recordTestExpense(viewer);
    const before = await listFiles('');
    const photo = await sharp({ create: { width: 7000, height: 7000, channels: 4, background: '#1459c8' } })
      .png()
      .toBuffer();
    const refused = expect(store('lunch.png', photo, expenseId)).rejects.toThrow('This expense is no longer there.');
    await expect.poll(runningDecoders, { interval: 5 }).toBe(1);
    await asSuperuser('update movements set removed_at = now() where id = $1', [expenseId]);
    await refused;
    expect(await listFiles('')).toEqual(before);
  });

  test('stops when the upload is stopped, and leaves no file', async () => {
    const before = await listFiles('');
    const abort = new AbortController();
    const content = await sharp({ create: { width: 7000, height: 7000, channels: 4, background: '#1459c8' } })
      .png()
      .toBuffer();
    const stopped = expect(
      storeReceipt(viewer, { name: 'lunch.png', content, expenseId: null, signal: abort.signal }),
    ).rejects.toThrow('stopped by the person');
    await expect.poll(runningDecoders, { interval: 5 }).toBe(1);
    abort.abort(new Error('stopped by the person'));
    await stopped;
    expect(runningDecoders()).toBe(0);
    expect(await listFiles('')).toEqual(before);
  });

  test('is refused to an employee for an expense of a colleague', async () => {
    const employee = await aMember(viewer, 'employee');
    const expenseId = await recordTestExpense(viewer);
    await expect(storeReceipt(employee, { name: 'x.pdf', content: aPdf(), expenseId })).rejects.toThrow(
      'This expense is no longer there.',
    );
  });
});
