import { beforeAll, expect, test } from 'vitest';
import { newId } from '@/lib/data/id';
import { findReceipt } from '@/lib/data/receipt/receipts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { fileExists, listFiles, writeFile } from '@/lib/storage/files';
import { originalKey, storeFiles } from '@/lib/storage/receipt-files';
import { aPdf } from '@/lib/testing/files';
import { aCompany } from '@/lib/testing/people';
import { deleteOrphanedFiles } from './delete-orphaned-files';
import { storeReceipt } from './store';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await aCompany();
});

const inTwoHours = () => new Date(Date.now() + 2 * 3_600_000);
const pictures = { thumbnail: Buffer.from('t'), pages: [Buffer.from('1'), Buffer.from('2')], documentPages: 2 };

/** Stores the files of a receipt and ends there, as a process does that is killed. */
async function crashedUpload() {
  const files = { companyId: viewer.companyId, receiptId: newId() };
  await storeFiles(files, aPdf(), pictures);
  return files;
}

test('finds nothing in an empty storage', async () => {
  await expect(deleteOrphanedFiles()).resolves.toBeUndefined();
});

test('deletes every file of an upload that never got a row', async () => {
  const files = await crashedUpload();
  await deleteOrphanedFiles(inTwoHours());
  expect((await listFiles('')).filter((key) => key.includes(files.receiptId))).toEqual([]);
});

test('keeps the files of an upload that may still be running', async () => {
  const files = await crashedUpload();
  await deleteOrphanedFiles();
  expect(await fileExists(originalKey(files))).toBe(true);
});

test('keeps the files of a recorded receipt whose marker stayed', async () => {
  const { id } = await storeReceipt(viewer, { name: 'lunch.pdf', content: aPdf(), expenseId: null });
  const marker = `unrecorded/${viewer.companyId}/${id}`;
  expect(await fileExists(marker)).toBe(false);
  await writeFile(marker, new Uint8Array());
  await deleteOrphanedFiles(inTwoHours());
  expect(await fileExists(marker)).toBe(false);
  expect(await fileExists((await findReceipt(viewer, id))?.storageKey ?? '')).toBe(true);
});
