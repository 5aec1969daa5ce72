import type { Money } from '@/lib/domain/money';
import { type Cell, type Column, columns } from './cell';

/** The amounts of the three periods in minor units of the base currency, less refunds. */
export type Amounts = Readonly<Record<Column, bigint>>;

export type ReportRow = Amounts & {
  /** The value of the filter that selects the expenses of the row. */
  readonly key: string;
  readonly name: string;
  /** The amounts of the chosen period in other currencies, as they were paid. The base amounts contain them. */
  readonly originals: readonly Money[];
  /** The budget of the chosen period in minor units of the base currency; null when there is none. */
  readonly budget: bigint | null;
};

export type Report = {
  /** Largest spending first, or in the order of time. */
  readonly rows: readonly ReportRow[];
  /** The sum of the rows. */
  readonly total: Amounts & { readonly budget: bigint | null; readonly originals: readonly Money[] };
};

/** The budgets of a period in minor units of the base currency: by the key of a row, and of the whole period. */
export type Budgets = { readonly byKey: ReadonlyMap<string, bigint>; readonly total: bigint | null };

/** How cells become rows: the key and the name of the row to which a cell belongs. */
export type Naming = {
  readonly keyOf: (cell: Cell) => string;
  readonly nameOf: (key: string, cells: readonly Cell[]) => string;
  /** By default, the largest spending is first. */
  readonly order?: (one: ReportRow, other: ReportRow) => number;
};

/**
 * Returns the report of these cells. The amounts of a row are the sums of its cells, and the total is the sum of the rows. A row
 * whose spending and budgets are all zero is left out. A period can have a budget whose rows have none: a month by its days.
 */
export function reportOf(
  cells: readonly Cell[],
  { keyOf, nameOf, order = largestFirst }: Naming,
  baseCurrency: string,
  budgets: Budgets = { byKey: new Map(), total: null },
): Report {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  for (const key of budgets.byKey.keys()) if (!groups.has(key)) groups.set(key, []);
  const rows = [...groups]
    .map(
      ([key, own]): ReportRow => ({
        key,
        name: nameOf(key, own),
        ...amountsOf(own),
        originals: originalsOf(own, baseCurrency),
        budget: budgets.byKey.get(key) ?? null,
      }),
    )
    .filter((row) => row.budget !== null || row.originals.length > 0 || columns.some((column) => row[column] !== 0n))
    .sort(order);
  return {
    rows,
    total: {
      ...amountsOf(cells),
      originals: originalsOf(cells, baseCurrency),
      budget: budgets.total,
    },
  };
}

/** Orders rows by their spending in the chosen period, then in the one before, then by name. */
export const largestFirst = (one: ReportRow, other: ReportRow): number =>
  descending(one.now, other.now) ||
  descending(one.before, other.before) ||
  descending(one.lastYear, other.lastYear) ||
  one.name.localeCompare(other.name, 'en');

const descending = (one: bigint, other: bigint): number => (one < other ? 1 : one > other ? -1 : 0);

function amountsOf(cells: readonly Cell[]): Amounts {
  const sums = { now: 0n, before: 0n, lastYear: 0n };
  for (const { column, baseMinor } of cells) sums[column] += baseMinor;
  return sums;
}

function originalsOf(cells: readonly Cell[], baseCurrency: string): Money[] {
  const sums = new Map<string, bigint>();
  for (const { column, currency, minor } of cells)
    if (column === 'now' && currency !== baseCurrency) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  return [...sums]
    .filter(([, minor]) => minor !== 0n)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, minor]) => ({ minor, currency }));
}

/** Returns the change from one amount to another in whole percent; null when the first is not positive. */
export const changeInPercent = (from: bigint, to: bigint): number | null =>
  from <= 0n ? null : Math.round(Number(((to - from) * 1000n) / from) / 10);
