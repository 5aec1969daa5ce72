import { type Category, starterCategories } from '@/lib/domain/company/category';
import { guessCategory } from '@/lib/domain/merchant/guess';
import type { CodingHistoryEntry } from '@/lib/domain/merchant/history';
import { merchantKey } from '@/lib/domain/merchant/name/key';
import type { LabelledRow } from './row';

/** How a coding of the whole file came out, in shares of 1. */
export type Shares = { readonly right: number; readonly wrong: number; readonly uncoded: number };

/** The same after so many corrections; `unseen` over the rows whose own string was not itself corrected. */
export type Point = { readonly corrections: number; readonly shares: Shares; readonly unseen: Shares | undefined };

export type Outcome = { readonly row: LabelledRow; readonly category: string | undefined; readonly because: string };

export type Bookkeeping = {
  readonly categories: readonly Category[];
  readonly start: Shares;
  readonly after: readonly Point[];
  readonly coded: { readonly first: readonly Outcome[]; readonly last: readonly Outcome[] };
};

/**
 * Codes the file with the starter knowledge only, then goes through it as a bookkeeper would: what is right at its turn
 * she leaves, what is not she corrects. After each tenth correction, and after the last, the whole file is coded again
 * with what was learned. Her corrections themselves are never counted as coded: each row is asked for anew.
 */
export function keepBooks(rows: readonly LabelledRow[]): Bookkeeping {
  const categories = categoriesFor(rows);
  const first = codeAll(rows, categories, []);
  const after: Point[] = [];
  const corrected = new Set<string>();
  const memory = new Memory();
  let corrections = 0;
  let last = first;
  for (const row of rows) {
    const wanted = idOf(row.category);
    if (code(row, categories, memory.entries).category === wanted) memory.keep(row, wanted);
    else {
      memory.correct(row, wanted);
      corrected.add(row.merchant);
      corrections += 1;
      if (corrections % 10 === 0) after.push(pointAt());
    }
  }
  if (after.at(-1)?.corrections !== corrections) after.push(pointAt());
  last = codeAll(rows, categories, memory.entries);
  return { categories, start: sharesOf(first), after, coded: { first, last } };

  function pointAt(): Point {
    const coded = codeAll(rows, categories, memory.entries);
    const rest = coded.filter(({ row }) => !corrected.has(row.merchant));
    return { corrections, shares: sharesOf(coded), unseen: rest.length > 0 ? sharesOf(rest) : undefined };
  }
}

/** The starter categories where they suffice, else those that the file names. */
function categoriesFor(rows: readonly LabelledRow[]): readonly Category[] {
  const labels = new Map(rows.map(({ category }) => [idOf(category), category]));
  const starters = starterCategories.map((name) => ({ id: idOf(name), name }));
  const enough = [...labels.keys()].every((id) => starters.some((starter) => starter.id === id));
  return enough ? starters : [...labels].map(([id, name]) => ({ id, name }));
}

const codeAll = (
  rows: readonly LabelledRow[],
  categories: readonly Category[],
  entries: readonly CodingHistoryEntry[],
) => rows.map((row) => code(row, categories, entries));

function code(row: LabelledRow, categories: readonly Category[], history: readonly CodingHistoryEntry[]): Outcome {
  const guess = guessCategory(row, { categories, history });
  return { row, category: 'uncoded' in guess ? undefined : guess.categoryId, because: guess.because };
}

function sharesOf(coded: readonly Outcome[]): Shares {
  const count = (fits: (outcome: Outcome) => boolean) => coded.filter(fits).length / coded.length;
  return {
    right: count(({ row, category }) => category === idOf(row.category)),
    wrong: count(({ row, category }) => category !== undefined && category !== idOf(row.category)),
    uncoded: count(({ category }) => category === undefined),
  };
}

/** What the company's corrections have taught so far. */
class Memory {
  entries: readonly CodingHistoryEntry[] = [];

  correct(row: LabelledRow, categoryId: string): void {
    this.#change(row, categoryId, (entry) => ({ ...entry, times: entry.times + 1 }));
  }

  keep(row: LabelledRow, categoryId: string): void {
    const key = merchantKey(row.merchant);
    // Once left or often is all the same to what is learned; the list stays as it is.
    if (this.entries.some((entry) => entry.kept && entry.merchantKey === key && entry.categoryId === categoryId))
      return;
    this.#change(row, categoryId, (entry) => ({ ...entry, kept: 1 }));
  }

  #change(row: LabelledRow, categoryId: string, change: (entry: CodingHistoryEntry) => CodingHistoryEntry): void {
    const key = merchantKey(row.merchant);
    const is = (entry: CodingHistoryEntry) => entry.merchantKey === key && entry.categoryId === categoryId;
    const before = this.entries.find(is) ?? { merchantKey: key, categoryId, times: 0, lastAt: new Date(0) };
    // Time is the number of the change: the file has no dates.
    this.#turn += 1;
    this.entries = [...this.entries.filter((entry) => !is(entry)), { ...change(before), lastAt: new Date(this.#turn) }];
  }

  #turn = 0;
}

const idOf = (name: string): string => name.trim().toLowerCase();
