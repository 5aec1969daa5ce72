/** A file that is attached to a record in the books. Packages rename files, and some do not report the size. */
export type AttachedFile = { readonly name: string; readonly bytes: number | null };

/** A receipt of Outlay, as it was uploaded there. */
export type UploadedReceipt = { readonly name: string; readonly bytes: number };

/** After this many failed steps a person is asked. With their waits they take about 5 minutes (decision 23). */
export const maxFailedSteps = 56;

/**
 * Returns whether a receipt is among the files of the records that may be its expense's. `sentBytes` is its size as it
 * is sent. `rivals` are the other receipts that may be attached to the same records. The size identifies a file. If a
 * rival has the same size, the names decide. If they cannot, a person has to look (`unclear`).
 */
export function findAttached(
  receipt: UploadedReceipt & { readonly sentBytes: number },
  rivals: readonly UploadedReceipt[],
  files: readonly AttachedFile[],
): 'there' | 'absent' | 'unclear' {
  const isNamed = ({ name }: { readonly name: string }) => stemOf(name) === stemOf(receipt.name);
  const same = files.filter((file) => (file.bytes === null ? isNamed(file) : file.bytes === receipt.sentBytes));
  if (same.length === 0) return 'absent';
  const twins = rivals.filter(({ bytes }) => bytes === receipt.bytes);
  if (same.length > twins.length) return 'there';
  if (twins.some(isNamed)) return 'unclear';
  if (same.some(isNamed)) return 'there';
  return same.every((file) => twins.some((twin) => stemOf(twin.name) === stemOf(file.name))) ? 'absent' : 'unclear';
}

/** Returns the name without its extension, which changes when a picture is converted. */
const stemOf = (name: string): string => name.replace(/\.\w{1,5}$/, '').toLowerCase();
