import { catalogue, unknownCause } from './catalogue';
import type { CatalogueEntry } from './entry';
import { isAbsence } from './families';
import { expandFieldNames } from './field-names';
import { readMessage } from './read-message';
import { redactNames } from './redact-names';

export type Classified = {
  readonly entry: CatalogueEntry;
  /** Whether the message says that an entry was not sent. */
  readonly absent: boolean;
};

/**
 * Finds the catalogue entry for a package's error message: by its error code, else by its words, the most specific part
 * first, else by the HTTP status.
 */
export function classify(message: string | null): Classified {
  const read = readMessage(message);
  if (!read) return { entry: unknownCause, absent: false };
  const texts = read.texts.map((text) => redactNames(expandFieldNames(text)));
  const coded = read.codes.map(entryOfCode).find((entry) => entry !== undefined);
  if (coded) return { entry: coded, absent: texts.some(isAbsence) };
  for (const text of texts) {
    const entry = catalogue.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)));
    if (entry) return { entry, absent: isAbsence(text) };
  }
  return { entry: read.status === undefined ? unknownCause : causeOfStatus(read.status), absent: false };
}

const byCode: ReadonlyMap<string, CatalogueEntry> = new Map(
  catalogue.flatMap((entry) => (entry.codes ?? []).map((code) => [code, entry] as const)),
);

/** Returns the entry of a code, or of its family: `netsuite:SSS_*`. */
const entryOfCode = (code: string): CatalogueEntry | undefined =>
  byCode.get(code) ?? byCode.get(code.replace(/_.*$/, '_*'));

const entryOf = (code: string): CatalogueEntry => catalogue.find((entry) => entry.code === code) ?? unknownCause;

/** Returns the entry for an HTTP status whose message says nothing more. A 400, 404 or 409 has many causes. */
function causeOfStatus(status: number): CatalogueEntry {
  if (status === 401) return entryOf('connection-lost');
  if (status === 403) return entryOf('not-an-admin');
  if (status === 413) return entryOf('receipt-too-large');
  if (status === 429) return entryOf('too-many-requests');
  return status >= 500 ? entryOf('temporary') : unknownCause;
}
