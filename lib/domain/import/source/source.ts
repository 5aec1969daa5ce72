import type { StatementFormat } from '../statement/formats';
import type { Encoding } from './encoding';

/** A record of the file. */
export type SourceRow = {
  /** The first physical line of the record, from 1, as a text editor counts. */
  readonly line: number;
  /** Above 1 when a cell contains line breaks. */
  readonly lineCount: number;
  readonly cells: readonly string[];
};

/** Physical lines that are no record of the table, and why. */
export type SourceLine = SourceRow & { readonly reason: string };

/** A file of records with cells, as CSV. */
export type SourceTable = {
  readonly kind: 'table';
  readonly encoding: Encoding;
  /** False when the bytes allow another reading that is about as likely. A person then chooses. */
  readonly encodingIsSure: boolean;
  /** The encodings that the file could have, the likeliest first, each with its reading of the same line. */
  readonly encodings: readonly EncodingSample[];
  /** The character between two cells; empty when every record has one cell. */
  readonly delimiter: string;
  /** The physical lines of the file. Each belongs to exactly one entry of `rows`, `leftOut` or `refused`. */
  readonly lineCount: number;
  readonly rows: readonly SourceRow[];
  /** Blank lines, and the line that names the delimiter. */
  readonly leftOut: readonly SourceLine[];
  /** Lines that cannot be read as a record. */
  readonly refused: readonly SourceLine[];
  /** What was repaired, with the lines, for the person who imports the file. */
  readonly notices: readonly string[];
};

export type EncodingSample = { readonly encoding: Encoding; readonly sample: string };

/** A bank statement in a format of its own. */
export type SourceStatement = {
  readonly kind: 'statement';
  readonly format: StatementFormat;
  readonly content: Uint8Array;
};

export type Source = SourceTable | SourceStatement;
