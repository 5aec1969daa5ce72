import 'server-only';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { env } from '@/lib/env';

let made: Promise<Disk> | undefined;

/** Returns the storage for receipt files: the folder `receipts` in DATA_DIR, or an S3 bucket. */
function disk(): Promise<Disk> {
  made ??= open();
  return made;
}

const open = async (): Promise<Disk> =>
  new Disk(
    env().STORAGE === 's3'
      ? await bucket()
      : new FSDriver({ location: path.join(env().dataDir, 'receipts'), visibility: 'private' }),
  );

async function bucket() {
  // Loaded only when it is used: it brings the SDK of AWS, which takes 20 MB.
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { S3_BUCKET = '', S3_REGION = '', S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  const credentials =
    S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : undefined;
  return new S3Driver({
    bucket: S3_BUCKET,
    region: S3_REGION,
    visibility: 'private',
    supportsACL: false,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(credentials && { credentials }),
  });
}

export const writeFile = async (key: string, content: Uint8Array): Promise<void> => (await disk()).put(key, content);

/** Returns the content of a stored file. Throws when the file does not exist. */
export const readFile = async (key: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await disk()).getBytes(key));

/** Returns a stream of a stored file. It fails when the file does not exist. */
export const streamFile = async (key: string): Promise<Readable> => (await disk()).getStream(key);

/** Whether the file exists. Throws when the storage does not respond. */
export const fileExists = async (key: string): Promise<boolean> => (await disk()).exists(key);

/** Deletes a file. Does nothing if it does not exist. */
export const deleteFile = async (key: string): Promise<void> => (await disk()).delete(key);

/** Deletes every file whose key begins with the folder. */
export const deleteFolder = async (folder: string): Promise<void> => (await disk()).deleteAll(folder);

/** Returns the keys of all files in the folder and in its folders. */
export async function listFiles(folder: string): Promise<string[]> {
  const keys: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await (await disk()).listAll(folder, { recursive: true, paginationToken });
    for (const object of page.objects) if (object.isFile) keys.push(object.key);
    paginationToken = page.paginationToken;
  } while (paginationToken);
  return keys;
}

/** When a file was last written. Throws when it does not exist. */
export const writtenAt = async (key: string): Promise<Date> => (await (await disk()).getMetaData(key)).lastModified;
