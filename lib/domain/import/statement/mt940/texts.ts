import { normaliseLine } from '@/lib/domain/text';

/** What :86: says about a movement. */
export type Information = {
  /** The other party; null when the text does not name it apart from the rest. */
  readonly party: string | null;
  /** What the bank calls the movement, as "SEPA-UEBERWEISUNG". */
  readonly wording: string | null;
  /** What the payer wrote. */
  readonly remittance: string | null;
  /** The reference that the payer gave; null when it is a word such as NOTPROVIDED. */
  readonly reference: string | null;
  /** What was paid in another currency, its rate and the bank's charge, as written: "USD200,00". */
  readonly original: string | null;
  readonly rate: string | null;
  readonly charge: string | null;
  /** The number of the other party's account. */
  readonly otherNumber: string | null;
};

export const nothing: Information = {
  party: null,
  wording: null,
  remittance: null,
  reference: null,
  original: null,
  rate: null,
  charge: null,
  otherNumber: null,
};

/** The longest line of :86:. A line of this length goes on in the next one, in the middle of a word. */
const fullLine = 65;

/** Joins the lines of a free text. */
export const inLines = (lines: readonly string[]): string =>
  lines.map((line) => (line.length >= fullLine ? line : `${line} `)).join('');

/** Returns a text in one line; null when it has no letter and no figure. */
export const textOr = (text: string): string | null => (/[\p{L}\p{N}]/u.test(text) ? normaliseLine(text) : null);

/** Returns a reference in one line; null for the words that stand for none. */
export const referenceOr = (text: string): string | null =>
  /^(?:not ?provided|nonref|none|n\/?a|[0.-]*)$/i.test(text.trim()) ? null : normaliseLine(text);
