import { type Books, isInUse, taxRatesFor, trackingDimensions } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { normaliseLine } from '@/lib/domain/text';

/**
 * The ref of the entry that a cell names, or the reason why none was found. An empty cell is valid and has the ref
 * null.
 */
export type CellLookup =
  | { readonly ok: true; readonly ref: string | null }
  | { readonly ok: false; readonly reason: string };

type Entry = { readonly ref: string; readonly name: string; readonly code?: string };
const none: CellLookup = { ok: true, ref: null };
const notFound = (reason: string): CellLookup => ({ ok: false, reason });

/**
 * Returns the text of a cell. Excel writes a number stored as text in the form ="0420", and other tools put an
 * apostrophe before it. All other formulas stay as they are.
 */
export const cellText = (cell: string | undefined): string => {
  const text = normaliseLine(cell ?? '');
  const quoted = /^="(.*)"$/.exec(text);
  return quoted ? (quoted[1] ?? '') : text.replace(/^'/, '');
};

/**
 * Finds an account by its code, or else by its name. Leading zeros of the code are ignored, because spreadsheets remove
 * them.
 */
export function findAccount(code: string, name: string, books: Books): CellLookup {
  if (code === '' && name === '') return none;
  const accounts = books.accounts.filter(isInUse);
  const coded = code === '' ? [] : accounts.filter((account) => plain(account.code) === plain(code));
  const unpadded =
    coded.length > 0 || code === ''
      ? coded
      : accounts.filter((account) => withoutZeros(account.code) === withoutZeros(code));
  const named = accounts.filter((account) => plain(account.name) === plain(name));
  const both = unpadded.filter((account) => named.includes(account));
  const [found, ...more] = both.length > 0 ? both : code === '' ? named : unpadded;
  if (found && more.length === 0) return { ok: true, ref: found.ref };
  if (found) return notFound(`${more.length + 1} accounts have the ${code === '' ? `name ${name}` : `code ${code}`}.`);
  const gone = books.accounts.find(
    (account) => !isInUse(account) && (plain(account.code) === plain(code) || plain(account.name) === plain(name)),
  );
  if (gone) return notFound(`The account ${[gone.code, gone.name].filter(Boolean).join(' ')} is archived.`);
  const nearest = nearestOf(name || code, accounts);
  const asked = code === '' ? `called ${name}` : `with the code ${code}`;
  return notFound(`There is no account ${asked}.${nearest && ` Is it ${nearest}?`}`);
}

export function findTaxRate(text: string, books: Books): CellLookup {
  if (text === '' || plain(text) === 'no tax') return none;
  return findNamed(text, taxRatesFor(books, 'payment'), 'tax rate for payments');
}

export const findSupplier = (text: string, books: Books): CellLookup =>
  text === '' ? none : findNamed(text, books.suppliers.filter(isInUse), 'supplier');

export const findCustomer = (text: string, books: Books): CellLookup =>
  text === '' ? none : findNamed(text, books.customers.filter(isInUse), 'customer');

export function findOption(dimensionRef: string, text: string, books: Books, to: Package): CellLookup {
  if (text === '') return none;
  const dimension = trackingDimensions(books, to).find(({ root }) => root.ref === dimensionRef);
  return findNamed(text, dimension?.options ?? [], `option of ${dimension?.root.name ?? 'this tracking'}`);
}

function findNamed(text: string, entries: readonly Entry[], what: string): CellLookup {
  const wanted = plain(text);
  const named = entries.filter((entry) => plain(entry.name) === wanted);
  const found =
    named.length > 0 ? named : entries.filter((entry) => plain(entry.code ?? '') === wanted || entry.ref === text);
  const [first, ...more] = found;
  if (first && more.length === 0) return { ok: true, ref: first.ref };
  if (first) return notFound(`${more.length + 1} are called ${text}.`);
  const nearest = nearestOf(text, entries);
  return notFound(`There is no ${what} called ${text}.${nearest && ` Is it ${nearest}?`}`);
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const withoutZeros = (code: string): string => plain(code).replace(/^0+(?=.)/, '');

/** Returns the label of the entry whose name or code is most similar to the text. Empty when none is similar. */
function nearestOf(text: string, entries: readonly Entry[]): string {
  const wanted = plain(text).slice(0, 60);
  let best: { entry: Entry; away: number } | undefined;
  for (const entry of entries) {
    const away = Math.min(distance(wanted, plain(entry.name).slice(0, 60)), distance(wanted, plain(entry.code ?? '')));
    if (away <= Math.max(1, wanted.length / 3) && (!best || away < best.away)) best = { entry, away };
  }
  return best ? [best.entry.code, best.entry.name].filter(Boolean).join(' ') : '';
}

/**
 * Returns how many letters must be changed, added or removed to turn one text into the other (Levenshtein distance).
 */
function distance(one: string, other: string): number {
  if (one === '' || other === '') return Number.POSITIVE_INFINITY;
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const swap = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      now.push(Math.min(swap, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}
