import { formatDay } from '@/lib/domain/day';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';

/** The filters of the list as the parameters of a URL, without the place in the list. */
export const textOf = ({ after: _, ...filter }: ExpenseFilter) => filter;

/** Whether the filter selects spending that a report has a figure of. */
export const isSpending = ({ status, text, receipt, kind, claim }: ExpenseFilter): boolean =>
  [status, text, receipt, claim].every((value) => value === undefined) && (kind === undefined || kind === 'spending');

/** Describes the days that the filter selects: "1 Oct 2026 – 31 Oct 2026". */
export function daysText({ from, to }: ExpenseFilter, locale: string): string {
  if (from && from === to) return formatDay(from, locale);
  if (from && to) return `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
  return from ? `From ${formatDay(from, locale)}` : `Until ${formatDay(to ?? '', locale)}`;
}

/** The kinds of movement by which the list is filtered. */
export const kindOptions = [
  { value: 'expense', label: 'Expenses' },
  { value: 'transfer', label: 'Transfers' },
  { value: 'spending', label: 'Spending' },
  { value: 'reimbursable', label: 'Claims' },
];

type Entry = { readonly id: string; readonly name: string };

/** Returns the options of a filter: the chosen one, or all of them where no script can read the others. */
export const optionsOf = (entries: readonly Entry[], chosen: string | undefined, without: string, whole: boolean) => [
  ...(chosen === none ? [{ value: none, label: without }] : []),
  ...entries.filter(({ id }) => whole || id === chosen).map(({ id, name }) => ({ value: id, label: name })),
];
