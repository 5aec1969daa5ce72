import { createHash } from 'node:crypto';

/** An expense with one receipt. Every contestant syncs the same expenses. */
export type BenchExpense = {
  readonly id: string;
  readonly day: string;
  readonly merchant: string;
  /** The gross amount in pence. */
  readonly grossMinor: number;
};

/** Returns the net amount in pence, at 20 % tax. */
export const netMinor = ({ grossMinor }: BenchExpense): number => Math.round(grossMinor / 1.2);

const merchants = [
  'Great Western Railway',
  'Viking Office',
  'Pret A Manger',
  'Trainline',
  'Screwfix',
  'Shell',
] as const;

/**
 * Returns the first `count` expenses of a company. They depend only on its name, so that every run has the same ones.
 */
export const expensesOf = (company: string, count: number): readonly BenchExpense[] =>
  Array.from({ length: count }, (_, number) => {
    const digest = createHash('sha256').update(`${company} ${number}`).digest();
    return {
      id: uuidFrom(digest),
      day: `2026-11-${String(1 + (number % 20)).padStart(2, '0')}`,
      merchant: merchants[number % merchants.length] ?? merchants[0],
      grossMinor: 120 * (5 + (digest[31] ?? 0)),
    };
  });

const receiptBytes = 200 * 1024;

/** Returns 200 KB of data, different for each expense, that starts like a JPEG. It replaces a photo from a phone. */
export function receiptOf({ id }: BenchExpense): Buffer<ArrayBuffer> {
  const file = Buffer.from(photo);
  file.write(id, 64, 'latin1');
  return file;
}

const photo = createPhoto();

function createPhoto(): Buffer<ArrayBuffer> {
  const file = Buffer.alloc(receiptBytes);
  let state = 2026;
  for (let at = 0; at < file.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    file[at] = state >>> 24;
  }
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex').copy(file);
  Buffer.from('ffd9', 'hex').copy(file, file.length - 2);
  return file;
}

/** Returns a version 4 UUID (RFC 9562, 5.4) made from the first bytes of a digest. */
function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
