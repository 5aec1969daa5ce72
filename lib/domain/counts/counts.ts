import { z } from 'zod';
import type { SpendingGroup, SpendingLine } from '@/lib/domain/mapping/impact';

const numbers = z.record(z.string(), z.number().int());

/** What was counted over all expenses of a company. Stored as JSON. */
export const expenseCounts = z.object({
  /** The expenses that any mapping codes alike, by the text of `groupKey`. */
  groups: numbers,
  /** How many recent expenses each rule coded, by the rule's id. */
  coded: numbers,
  /** How many expenses that can still change name an entry of the books themselves, by the text of `ownKey`. */
  own: numbers,
  /** How many merchants there are. */
  merchants: z.number().int(),
});
export type ExpenseCounts = z.output<typeof expenseCounts>;

export const emptyCounts: ExpenseCounts = { groups: {}, coded: {}, own: {}, merchants: 0 };

/** The lists whose entries an expense names itself. A stored set of tracking options is a `trackingSet`. */
export type OwnList = 'suppliers' | 'taxRates' | 'customers' | 'trackingSet';

/** One expense, with what is counted of it. */
export type CountedExpense = {
  readonly syncPhase: SpendingGroup['syncPhase'];
  readonly isOpen: boolean;
  readonly currency: string;
  readonly cardId: string | null;
  readonly supplierRef: string | null;
  readonly lines: readonly CountedLine[];
  /** The rules that coded it, if it is recent. */
  readonly rules: readonly string[];
};

export type CountedLine = {
  readonly category: string | null;
  readonly taxRate: string | null;
  readonly tracking: string | null;
  readonly customer: string | null;
};

/** Adds expenses to the counts. */
export function addExpenses(counts: ExpenseCounts, expenses: readonly CountedExpense[]): ExpenseCounts {
  const groups = { ...counts.groups };
  const coded = { ...counts.coded };
  const own = { ...counts.own };
  const add = (to: Record<string, number>, key: string) => {
    to[key] = (to[key] ?? 0) + 1;
  };
  for (const expense of expenses) {
    add(groups, groupKey(expense));
    for (const rule of new Set(expense.rules)) add(coded, rule);
    if (expense.isOpen) for (const key of ownKeys(expense)) add(own, key);
  }
  return { ...counts, groups, coded, own };
}

/** Returns the groups, in the form in which the effect of a mapping is computed. */
export const groupsOf = (counts: ExpenseCounts): SpendingGroup[] =>
  Object.entries(counts.groups).map(([key, count]) => ({ count, ...parseGroup(key) }));

/** Returns the entries that expenses name themselves, with the number of expenses. */
export const ownOf = (
  counts: ExpenseCounts,
): { readonly list: OwnList; readonly ref: string; readonly count: number }[] =>
  Object.entries(counts.own).map(([key, count]) => {
    const [list, ref] = JSON.parse(key);
    return { list, ref, count };
  });

const groupKey = ({ syncPhase, currency, cardId, supplierRef, lines }: CountedExpense): string =>
  JSON.stringify([
    syncPhase,
    currency,
    cardId,
    supplierRef === null ? 0 : 1,
    lines.map(({ category, taxRate, tracking, customer }) => [
      category,
      (taxRate === null ? 0 : 1) + (tracking === null ? 0 : 2) + (customer === null ? 0 : 4),
    ]),
  ]);

const group = z.tuple([
  z.enum(['unsynced', 'under-way', 'in-books']),
  z.string(),
  z.string().nullable(),
  z.number(),
  z.array(z.tuple([z.string().nullable(), z.number()])),
]);

function parseGroup(key: string): Omit<SpendingGroup, 'count'> {
  const [syncPhase, currency, cardId, own, lines] = group.parse(JSON.parse(key));
  return {
    syncPhase,
    currency,
    cardId,
    ownSupplier: own === 1,
    lines: lines.map(
      ([categoryId, flags]): SpendingLine => ({
        categoryId,
        ownTaxRate: flags % 2 === 1,
        ownTracking: flags % 4 >= 2,
        ownCustomer: flags >= 4,
      }),
    ),
  };
}

const ownKeys = ({ supplierRef, lines }: CountedExpense): ReadonlySet<string> =>
  new Set([
    ...ownKey('suppliers', supplierRef),
    ...lines.flatMap(({ taxRate, tracking, customer }) => [
      ...ownKey('taxRates', taxRate),
      ...ownKey('trackingSet', tracking),
      ...ownKey('customers', customer),
    ]),
  ]);

const ownKey = (list: OwnList, ref: string | null): string[] => (ref === null ? [] : [JSON.stringify([list, ref])]);
