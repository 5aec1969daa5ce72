import { accountLabel, type Books, isInUse } from './books';
import type { EntryList } from './lists';
import { significantWords, wordSimilarity } from './name-similarity';

/** An entry of any list, in the form that is used to find its match in another list. */
export type ListedEntry = {
  readonly ref: string;
  readonly name: string;
  readonly code: string;
  readonly previousName: string | null;
  /**
   * Distinguishes entries with equal names. It is the type of an account, the currency of a bank account or contact,
   * the percentage of a tax rate, or the tracking category of an option.
   */
  readonly kind: string;
  readonly isInUse: boolean;
};

/** The entry found as a match, the reason, and whether the match is certain. */
export type EntryMatch = { readonly entry: ListedEntry; readonly reason: string; readonly isCertain: boolean };

/** Returns the entries of one list, converted to `ListedEntry`. */
export function listedEntries(books: Books, list: EntryList): ListedEntry[] {
  switch (list) {
    case 'accounts':
      return books.accounts.map((entry) => listed(entry, entry.code, entry.type));
    case 'bankAccounts':
      return books.bankAccounts.map((entry) => listed(entry, entry.code, entry.currency));
    case 'taxRates':
      return books.taxRates.map((entry) => listed(entry, entry.code, String(entry.rate)));
    case 'tracking': {
      const names = new Map(books.tracking.map((entry) => [entry.ref, entry.name]));
      return books.tracking.map((entry) => listed(entry, '', names.get(entry.parentRef ?? '') ?? ''));
    }
    case 'suppliers':
    case 'customers':
      return books[list].map((entry) => listed(entry, '', entry.currency));
  }
}

type BooksEntry = Pick<ListedEntry, 'ref' | 'name' | 'previousName'> & {
  readonly archivedAt: Date | null;
  readonly removedAt: Date | null;
};

const listed = (entry: BooksEntry, code: string, kind: string): ListedEntry => ({
  ref: entry.ref,
  name: entry.name,
  code,
  previousName: entry.previousName,
  kind,
  isInUse: isInUse(entry),
});

/** Formats an entry as "493 Travel" or "20% (VAT on Expenses)". */
export const entryLabel = ({ code, name }: Pick<ListedEntry, 'code' | 'name'>, list: EntryList): string =>
  list === 'accounts' || list === 'bankAccounts' ? accountLabel({ code, name }) : name;

/**
 * Returns the candidate that matches `old`. Compares, in this order: code and name; name; previous names of both; code;
 * words with the same meaning. Undefined when no candidate matches, or several match equally well.
 */
export function matchEntry(old: ListedEntry, candidates: readonly ListedEntry[]): EntryMatch | undefined {
  const name = plain(old.name);
  const others = candidates.filter((entry) => entry.ref !== old.ref || entry.isInUse);
  const sameName = others.filter((entry) => plain(entry.name) === name);
  const sameCode = old.code === '' ? [] : others.filter((entry) => entry.code === old.code);
  const both = sameName.filter((entry) => sameCode.includes(entry));
  return (
    found(uniqueMatch(both, old), 'same code and name', true) ??
    found(uniqueMatch(sameName, old), 'same name', true) ??
    found(uniqueMatch(others.filter(renamed(old)), old), 'renamed', true) ??
    found(uniqueMatch(sameCode, old), 'same code, different name', false) ??
    mostSimilar(old, others)
  );
}

const found = (entry: ListedEntry | undefined, reason: string, isCertain: boolean): EntryMatch | undefined =>
  entry && { entry, reason, isCertain };

/** Returns the only entry, or else the only entry with the same kind as `old`. */
function uniqueMatch(entries: readonly ListedEntry[], old: ListedEntry): ListedEntry | undefined {
  if (entries.length === 1) return entries[0];
  const alike = entries.filter((entry) => entry.kind === old.kind);
  return alike.length === 1 ? alike[0] : undefined;
}

const renamed = (old: ListedEntry) => (entry: ListedEntry) =>
  (entry.previousName !== null && plain(entry.previousName) === plain(old.name)) ||
  (old.previousName !== null && plain(old.previousName) === plain(entry.name));

/** The lowest similarity of two names at which a match is proposed. */
const minimumScore = 0.5;

function mostSimilar(old: ListedEntry, entries: readonly ListedEntry[]): EntryMatch | undefined {
  const words = significantWords(old.name);
  const scored = entries
    .map((entry) => ({
      entry,
      score: alike(words, significantWords(entry.name)) + (entry.kind === old.kind ? 0.01 : 0),
    }))
    .filter(({ score }) => score >= minimumScore)
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  // Two entries with the same score are equally likely, so none is proposed.
  if (!best || (next && next.score === best.score)) return undefined;
  return { entry: best.entry, reason: 'similar name', isCertain: false };
}

/**
 * Returns the similarity of two names, from 0 to 1: the share of words that both contain, by spelling or by meaning.
 */
function alike(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const best = (word: string, among: readonly string[]) => Math.max(...among.map((each) => wordSimilarity(word, each)));
  const shared = one.reduce((sum, word) => sum + best(word, other), 0);
  return shared / Math.max(one.length, other.length);
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
