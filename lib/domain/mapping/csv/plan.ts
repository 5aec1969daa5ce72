import { z } from 'zod';
import type { Books } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import type { Category } from '@/lib/domain/company/category';
import { isCurrency } from '@/lib/domain/currency';
import { type MappingDraft, noDraft } from '@/lib/domain/mapping/draft';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { draftProblems } from '@/lib/domain/mapping/validity';
import { type Column, mappingColumns, matchColumns } from './columns';
import {
  type CellLookup,
  cellText,
  findAccount,
  findCustomer,
  findOption,
  findSupplier,
  findTaxRate,
} from './find-entry';
import { mappingRows, rootOf } from './write';

const plannedRow = z.object({
  /** The first line of the row in the file, from 1. */
  line: z.number().int(),
  category: z.string(),
  currency: z.string(),
  state: z.enum(['changes', 'stays', 'cannot']),
  /** The changes of the row, such as "Account: 493 Travel → 494 Trains", or the reason why it cannot be imported. */
  words: z.array(z.string()),
});

/** The preview of a mapping file, row by row, before it is imported. */
export const mappingFilePlan = z.object({
  /** The number of the mapping version that the file was compared with. */
  version: z.number().int(),
  rows: z.array(plannedRow),
  /** The titles of unknown columns, which are ignored. */
  ignored: z.array(z.string()),
});
export type MappingFilePlan = z.output<typeof mappingFilePlan>;
type PlannedRow = z.output<typeof plannedRow>;

export type FileRow = { readonly line: number; readonly cells: readonly string[] };
export type FileContext = {
  readonly mapping: Mapping;
  readonly categories: readonly Category[];
  readonly books: Books;
  readonly package: Package;
  readonly baseCurrency: string;
};

export type MappingFileReading =
  | {
      readonly ok: true;
      readonly rows: readonly PlannedRow[];
      readonly ignored: readonly string[];
      readonly draft: MappingDraft;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Compares a mapping file with the current mapping. An empty cell clears its field; a field without a column stays
 * unchanged. An invalid row changes nothing and states the reason.
 */
export function readMappingFile(rows: readonly FileRow[], context: FileContext): MappingFileReading {
  const [header, ...body] = rows;
  if (!header || body.length === 0)
    return { ok: false, reason: 'This file has no rows below its header. Choose another file.' };
  const columns = matchColumns(header.cells, context.books, context.package);
  if (!columns.some((column) => column?.is === 'category')) {
    return {
      ok: false,
      reason: `No column of this file is called Category. Its first line says: ${header.cells.slice(0, 8).join(', ')}.`,
    };
  }
  const ignored = header.cells.filter((title, index) => columns[index] === undefined && title.trim() !== '');
  const twice = columns.find(
    (column, index) => column && columns.findIndex((other) => sameColumn(column, other)) < index,
  );
  if (twice) return { ok: false, reason: `Two columns of this file contain the ${twice.is}. Remove one of them.` };
  return { ok: true, ignored, ...new MappingFileReader(columns, context).read(body) };
}

const sameColumn = (one: Column, other: Column | undefined): boolean =>
  one.is === other?.is &&
  (one.is !== 'tracking' || (other.is === 'tracking' && one.dimensionRef === other.dimensionRef));

/** Reads the rows of a file in order. Each valid row is added to the draft. */
class MappingFileReader {
  readonly #byName: ReadonlyMap<string, Category>;
  readonly #written: ReadonlyMap<string, readonly string[]>;
  readonly #titles: readonly { readonly title: string; readonly column: Column }[];
  readonly #seen = new Map<string, number>();
  #draft: MappingDraft = noDraft;

  constructor(
    private readonly columns: readonly (Column | undefined)[],
    private readonly context: FileContext,
  ) {
    const { mapping, categories, books, package: to } = context;
    this.#byName = new Map(categories.map((category) => [category.name.toLowerCase(), category]));
    this.#titles = mappingColumns(books, to);
    // The current mapping as the export would write it. A cell with the same text as here is unchanged, so it is
    // accepted even when its entry is archived.
    this.#written = new Map(
      mappingRows(mapping, categories, books, to).map((cells) => [rowKey(cells[0], cells[1]), cells]),
    );
  }

  read(rows: readonly FileRow[]) {
    const planned = rows.map((row) => this.#plan(row));
    return { rows: planned, draft: this.#draft };
  }

  #plan({ line, cells }: FileRow): PlannedRow {
    const cell = (is: Column['is']) => cellText(cells[this.columns.findIndex((column) => column?.is === is)]);
    const name = cell('category');
    const currency = cell('currency').toUpperCase();
    const as = (state: PlannedRow['state'], words: string[]): PlannedRow => ({
      line,
      category: name,
      currency,
      state,
      words,
    });
    const category = this.#byName.get(name.toLowerCase());
    if (!category)
      return as('cannot', [name === '' ? 'The row has no category.' : `There is no category called ${name}.`]);
    if (currency !== '' && !isCurrency(currency)) return as('cannot', [`${currency} is not a currency.`]);
    const key = rowKey(category.name, currency);
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) return as('cannot', [`Line ${earlier} already maps this category.`]);
    this.#seen.set(key, line);
    const before = this.#draft.categories[category.id] ?? this.context.mapping.categories[category.id] ?? emptyTarget;
    const own = currency === '' ? before : { ...emptyTarget, ...before.byCurrency[currency] };
    const change = this.#changeOf(own, key, cells);
    if (!change.ok) return as('cannot', [change.reason]);
    if (change.words.length === 0) return as('stays', []);
    const { accountRef, taxRateRef } = change.target;
    const target =
      currency === ''
        ? change.target
        : { ...before, byCurrency: { ...before.byCurrency, [currency]: { accountRef, taxRateRef } } };
    const [problem] = this.#problems(category.id, target);
    if (problem) return as('cannot', [problem]);
    this.#draft = { ...this.#draft, categories: { ...this.#draft.categories, [category.id]: target } };
    return as('changes', change.words);
  }

  #problems(categoryId: string, target: CategoryTarget): string[] {
    const { mapping } = this.context;
    return draftProblems({ ...noDraft, categories: { [categoryId]: target } }, mapping, this.context).map(
      ({ message }) => message,
    );
  }

  /**
   * Returns the row's target with every changed cell applied, and the changes in words. Returns the reason when a cell
   * is invalid.
   */
  #changeOf(
    before: CategoryTarget,
    key: string,
    cells: readonly string[],
  ): { ok: true; target: CategoryTarget; words: string[] } | { ok: false; reason: string } {
    const words: string[] = [];
    let target = before;
    const forCurrency = !key.endsWith('\0');
    for (const { title, column } of this.#titles) {
      const position = this.columns.findIndex((known) => sameColumn(column, known));
      const isContent = column.is !== 'category' && column.is !== 'currency' && column.is !== 'account code';
      const pair = column.is === 'account' ? this.columns.findIndex((known) => known?.is === 'account code') : -1;
      if (!isContent || (position < 0 && pair < 0)) continue;
      if (forCurrency && column.is !== 'account' && column.is !== 'tax rate') continue;
      const text = position < 0 ? '' : cellText(cells[position]);
      const code = pair < 0 ? '' : cellText(cells[pair]);
      const now = this.#now(key, column);
      const codeNow = pair < 0 ? '' : this.#now(key, { is: 'account code' });
      if (same(text, position < 0 ? '' : now) && same(code, codeNow)) continue;
      const found = this.#find(column, text, code);
      if (!found.ok) return found;
      const taken = withRef(target, column, found.ref, this.context.books);
      if (JSON.stringify(taken) === JSON.stringify(target)) continue;
      target = taken;
      const label = (one: string, two: string) => [one, two].filter(Boolean).join(' ') || 'none';
      words.push(`${title}: ${label(codeNow, now)} → ${label(code, text)}`);
    }
    return { ok: true, target, words };
  }

  #now(key: string, column: Column): string {
    const index = this.#titles.findIndex((known) => sameColumn(column, known.column));
    return cellText(this.#written.get(key)?.[index]);
  }

  #find(column: Column, text: string, code: string): CellLookup {
    const { books, package: to } = this.context;
    switch (column.is) {
      case 'account':
        return findAccount(code, text, books);
      case 'tax rate':
        return findTaxRate(text, books);
      case 'supplier':
        return findSupplier(text, books);
      case 'customer':
        return findCustomer(text, books);
      case 'tracking':
        return findOption(column.dimensionRef, text, books, to);
      case 'category':
      case 'currency':
      case 'account code':
        return { ok: true, ref: null };
    }
  }
}

function withRef(target: CategoryTarget, column: Column, ref: string | null, books: Books): CategoryTarget {
  switch (column.is) {
    case 'account':
      return { ...target, accountRef: ref };
    case 'tax rate':
      return { ...target, taxRateRef: ref };
    case 'supplier':
      return { ...target, supplierRef: ref };
    case 'customer':
      return { ...target, customerRef: ref };
    case 'tracking': {
      const others = target.trackingRefs.filter((known) => rootOf(known, books) !== column.dimensionRef);
      return { ...target, trackingRefs: ref === null ? others : [...others, ref] };
    }
    case 'category':
    case 'currency':
    case 'account code':
      return target;
  }
}

const rowKey = (category = '', currency = ''): string => `${category.toLowerCase()}\0${currency}`;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
