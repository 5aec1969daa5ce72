import { type Document, documentOf } from '../titles/document';
import { directionOfKind } from '../titles/kind';
import type { SignSample } from './sample';

/**
 * A file of invoices and credit notes often writes both without a sign. The credit notes get the opposite sign then, so
 * that they do not count as more spending. Other files are returned as they are. `cells` are those of each sample's row.
 */
export function withCreditNotes(
  samples: readonly SignSample[],
  cells: readonly (readonly string[])[],
): readonly SignSample[] {
  const [first] = samples;
  const isPlain = samples.every(({ column, isNegative }) => column === 'amount' && isNegative === first?.isNegative);
  const documents = isPlain ? documentsIn(cells) : null;
  if (!documents) return samples;
  return samples.map((sample, at) =>
    documents[at] === 'credit' ? { ...sample, isNegative: !sample.isNegative } : sample,
  );
}

/** Returns the documents that a column names, if it names one in every row, and both kinds occur. */
function documentsIn(cells: readonly (readonly string[])[]): readonly Document[] | null {
  const width = Math.max(0, ...cells.map(({ length }) => length));
  for (let at = 0; at < width; at += 1) {
    const found = cells.map((row) => documentIn(row[at] ?? ''));
    const known = found.filter((document) => document !== null);
    if (known.length === cells.length && new Set(known).size === 2) return known;
  }
  return null;
}

const documentIn = (cell: string): Document | null =>
  documentOf(cell) ?? (directionOfKind(cell) === 'out' ? 'invoice' : null);
