import { type Category, starterCategories } from '@/lib/domain/company/category';
import { guessCategory } from '@/lib/domain/merchant/guess';
import type { CodingHistoryEntry } from '@/lib/domain/merchant/history';
import { merchantKey } from '@/lib/domain/merchant/name/key';
import type { LabelledRow } from './row';

/** The shares of rows that are coded correctly, coded wrongly, and not coded. Each is from 0 to 1. */
export type Shares = { readonly right: number; readonly wrong: number; readonly uncoded: number };

/**
 * The shares after a number of corrections. `uncorrected` excludes every row whose merchant text was corrected; it is
 * undefined if no row is left.
 */
export type Point = { readonly corrections: number; readonly shares: Shares; readonly uncorrected: Shares | undefined };

export type Outcome = { readonly row: LabelledRow; readonly category: string | undefined; readonly because: string };

export type Result = {
  readonly categories: readonly Category[];
  readonly start: Shares;
  readonly after: readonly Point[];
  readonly coded: { readonly first: readonly Outcome[]; readonly last: readonly Outcome[] };
};

/**
 * Codes the file with built-in knowledge only. Then goes through the rows like a bookkeeper who leaves correct rows and
 * corrects the others. Codes the whole file again after each tenth correction and after the last; rows that were
 * corrected are included and coded like the others.
 */
export function simulateCorrections(rows: readonly LabelledRow[]): Result {
  const categories = categoriesFor(rows);
  const first = codeAll(rows, categories, []);
  const after: Point[] = [];
  const corrected = new Set<string>();
  const history = new History();
  let corrections = 0;
  for (const row of rows) {
    const wanted = categoryId(row.category);
    if (code(row, categories, history.entries).category === wanted) history.keep(row, wanted);
    else {
      history.correct(row, wanted);
      corrected.add(row.merchant);
      corrections += 1;
      if (corrections % 10 === 0) after.push(measure());
    }
  }
  if (after.at(-1)?.corrections !== corrections) after.push(measure());
  const last = codeAll(rows, categories, history.entries);
  return { categories, start: sharesOf(first), after, coded: { first, last } };

  function measure(): Point {
    const coded = codeAll(rows, categories, history.entries);
    const rest = coded.filter(({ row }) => !corrected.has(row.merchant));
    return { corrections, shares: sharesOf(coded), uncorrected: rest.length > 0 ? sharesOf(rest) : undefined };
  }
}

/** Returns the starter categories if they contain all labels, otherwise the labels. */
function categoriesFor(rows: readonly LabelledRow[]): readonly Category[] {
  const labels = new Map(rows.map(({ category }) => [categoryId(category), category]));
  const starters = starterCategories.map((name) => ({ id: categoryId(name), name }));
  const areEnough = [...labels.keys()].every((id) => starters.some((starter) => starter.id === id));
  return areEnough ? starters : [...labels].map(([id, name]) => ({ id, name }));
}

const codeAll = (
  rows: readonly LabelledRow[],
  categories: readonly Category[],
  history: readonly CodingHistoryEntry[],
) => rows.map((row) => code(row, categories, history));

function code(row: LabelledRow, categories: readonly Category[], history: readonly CodingHistoryEntry[]): Outcome {
  const guess = guessCategory(row, { categories, history });
  return { row, category: 'uncoded' in guess ? undefined : guess.categoryId, because: guess.because };
}

export const isCorrect = ({ row, category }: Outcome): boolean => category === categoryId(row.category);

function sharesOf(coded: readonly Outcome[]): Shares {
  const share = (matches: (outcome: Outcome) => boolean) => coded.filter(matches).length / coded.length;
  return {
    right: share(isCorrect),
    wrong: share((outcome) => outcome.category !== undefined && !isCorrect(outcome)),
    uncoded: share(({ category }) => category === undefined),
  };
}

/** The company's coding history. The file has no dates, so the time of each entry is the number of the change. */
class History {
  entries: readonly CodingHistoryEntry[] = [];
  #changes = 0;

  correct(row: LabelledRow, id: string): void {
    this.#change(row, id, (entry) => ({ ...entry, times: entry.times + 1 }));
  }

  keep(row: LabelledRow, id: string): void {
    const key = merchantKey(row.merchant);
    // A further unchanged row for the same merchant and category adds no information, so the entry is left as it is.
    if (this.entries.some((entry) => entry.kept && entry.merchantKey === key && entry.categoryId === id)) return;
    this.#change(row, id, (entry) => ({ ...entry, kept: 1 }));
  }

  #change(row: LabelledRow, id: string, change: (entry: CodingHistoryEntry) => CodingHistoryEntry): void {
    const key = merchantKey(row.merchant);
    const matches = (entry: CodingHistoryEntry) => entry.merchantKey === key && entry.categoryId === id;
    const before = this.entries.find(matches) ?? { merchantKey: key, categoryId: id, times: 0, lastAt: new Date(0) };
    this.#changes += 1;
    const changed = { ...change(before), lastAt: new Date(this.#changes) };
    this.entries = [...this.entries.filter((entry) => !matches(entry)), changed];
  }
}

/** Returns an id for a label. Labels that differ only in case or surrounding spaces get the same id. */
const categoryId = (name: string): string => name.trim().toLowerCase();
