import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { findReceipt } from '@/lib/data/receipt/receipts';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aFixture, aPdf, aWebp } from '@/lib/testing/files';
import { aCompany } from '@/lib/testing/people';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { prepareReceipt } from './prepare-receipt';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await aCompany();
});

async function prepare(name: string, content: Uint8Array, key: PackageKey) {
  const { id } = await storeReceipt(viewer, { name, content, expenseId: null });
  const receipt = await findReceipt(viewer, id);
  if (!receipt) throw new Error('the receipt was not stored');
  return () => prepareReceipt(packageOf(key), { ...receipt, expenseType: 'payment', isBill: false });
}

const takesReceipts = packageKeys.filter((key) => packageOf(key).receipts);

test.each(takesReceipts)('%s gets a HEIC photo as JPEG, the same bytes each time', async (key) => {
  const again = await prepare('IMG_0042.HEIC', aFixture('photo.heic'), key);
  const [first, second] = [await again(), await again()];
  expect(first).toMatchObject({ ok: true, file: { name: 'IMG_0042.jpg', mimeType: 'image/jpeg' } });
  if (!first.ok || !second.ok) return;
  expect(await sharp(first.file.content).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
  expect(Buffer.compare(first.file.content, second.file.content)).toBe(0);
});

test.each([
  ['xero', 'scan.tif', 'image/tiff'],
  ['quickbooks-online', 'scan.tif', 'image/tiff'],
  ['netsuite', 'scan.tif', 'image/tiff'],
  ['dynamics', 'scan.tif', 'image/tiff'],
  ['freeagent', 'scan.pdf', 'application/pdf'],
  ['zoho', 'scan.pdf', 'application/pdf'],
] as const)('%s gets a TIFF of two pages as %s', async (key, name, mimeType) => {
  const again = await prepare('scan.tif', aFixture('scan-g4.tif'), key);
  const [first, second] = [await again(), await again()];
  expect(first).toMatchObject({ ok: true, file: { name, mimeType } });
  if (first.ok && second.ok) expect(Buffer.compare(first.file.content, second.file.content)).toBe(0);
});

test('a TIFF that becomes a PDF keeps both pages', async () => {
  const prepared = await (await prepare('scan.tif', aFixture('scan-g4.tif'), 'freeagent'))();
  if (!prepared.ok) throw new Error(prepared.reason);
  const { id } = await storeReceipt(viewer, { name: 'again.pdf', content: prepared.file.content, expenseId: null });
  expect(await findReceipt(viewer, id)).toMatchObject({ documentPages: 2, pages: 2, mimeType: 'application/pdf' });
});

test('a photo above the limit of the package becomes a smaller JPEG', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const photo = sharp({ create: { width: 2600, height: 2000, channels: 3, background: '#fff', noise } });
  const content = await photo.jpeg({ quality: 98 }).toBuffer();
  expect(content.byteLength).toBeGreaterThan(5 * 1024 * 1024);
  const prepared = await (await prepare('large.jpg', content, 'freeagent'))();
  if (!prepared.ok) throw new Error(prepared.reason);
  expect(prepared.file.content.byteLength).toBeLessThanOrEqual(5 * 1024 * 1024);
  expect(prepared.file).toMatchObject({ name: 'large.jpg', mimeType: 'image/jpeg' });
});

test('a type that the package takes is sent unchanged', async () => {
  const pdf = aPdf();
  const prepared = await (await prepare('a.pdf', pdf, 'zoho'))();
  if (!prepared.ok) throw new Error(prepared.reason);
  expect(Buffer.compare(prepared.file.content, pdf)).toBe(0);
  const webp = await aWebp();
  expect(await (await prepare('a.webp', webp, 'dynamics'))()).toMatchObject({ ok: true, file: { name: 'a.webp' } });
});
