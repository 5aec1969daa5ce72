import { z } from 'zod';

/** A CSV file with rows that were signed. */
export const signedFile = z.object({
  name: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
});
export type SignedFile = z.output<typeof signedFile>;
export const signedFiles = z.array(signedFile);

/** The file of an evidence pack from which the hash of its sign-off is computed. */
export const sumsName = 'rows.sha256';

/**
 * Returns the text whose SHA-256 is the hash of a sign-off: a line for each file, as `sha256sum` writes it. So anyone can
 * compute the hash again from the CSV files of the evidence pack.
 */
export const sumsOf = (files: readonly Pick<SignedFile, 'name' | 'sha256'>[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** Parses such a text. A line that is none is left out, so that a changed text has another hash. */
export const parseSums = (text: string): { readonly name: string; readonly sha256: string }[] =>
  text.split('\n').flatMap((line) => {
    const [, sha256, name] = /^([\da-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 && name ? [{ name, sha256 }] : [];
  });
