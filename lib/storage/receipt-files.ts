import 'server-only';
import { deleteFile, deleteFolder, listFiles, writeFile, writtenAt } from './files';
import type { Pictures } from './pictures';

/** A receipt whose files are being stored. Its files are in the folder `companyId/receiptId`. */
export type StoredFiles = { readonly companyId: string; readonly receiptId: string };

const folderOf = ({ companyId, receiptId }: StoredFiles): string => `${companyId}/${receiptId}`;
const markers = 'unrecorded';
const markerOf = (files: StoredFiles): string => `${markers}/${folderOf(files)}`;

/** Returns the storage key of the original file. The pictures are beside it. */
export const originalKey = (files: StoredFiles): string => `${folderOf(files)}/original`;

/**
 * Stores the files of a receipt before its row. A marker is stored first and removed by `keepFiles`. A marker that stays
 * shows that the process ended in between, and which files may have no row.
 */
export async function storeFiles(files: StoredFiles, original: Uint8Array, { thumbnail, pages }: Pictures) {
  const folder = folderOf(files);
  await writeFile(markerOf(files), new Uint8Array());
  await writeFile(originalKey(files), original);
  await writeFile(`${folder}/thumbnail.webp`, thumbnail);
  for (const [index, page] of pages.entries()) await writeFile(`${folder}/page-${index + 1}.webp`, page);
}

/** Removes the marker of files whose receipt has a row. */
export const keepFiles = (files: StoredFiles): Promise<void> => deleteFile(markerOf(files));

/** Deletes the files of a receipt without a row, then their marker. */
export async function discardFiles(files: StoredFiles): Promise<void> {
  await deleteFolder(folderOf(files));
  await deleteFile(markerOf(files));
}

/** Returns the receipts whose files were stored before `time` and that are still marked. */
export async function markedBefore(time: Date): Promise<StoredFiles[]> {
  const found: StoredFiles[] = [];
  for (const key of await listFiles(markers)) {
    const [, companyId, receiptId] = key.split('/');
    if (!companyId || !receiptId) continue;
    // Another worker may remove the marker meanwhile.
    const at = await writtenAt(key).catch(() => null);
    if (at && at < time) found.push({ companyId, receiptId });
  }
  return found;
}
