import { z } from 'zod';
import { type Day, firstDayOf, isDay, lastDayOf } from '@/lib/domain/day';
import { none } from '@/lib/domain/list/none';
import { movementStatuses } from '@/lib/domain/movement/status';
import { normaliseLine } from '@/lib/domain/text';

const ignoreInvalid = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

const value = z.string().min(1).max(2_000);

/** A letter, a digit or a character outside ASCII. A text of punctuation only has nothing by which an index finds it. */
const somethingToFind = /[a-z\d]|[^ -~]/i;

/** The kinds of movement that the list shows. */
export const listedKinds = ['expense', 'transfer', 'reimbursable'] as const;
export type ListedKind = (typeof listedKinds)[number];

export const claimFilters = ['draft', 'submitted', 'returned', 'unpaid'] as const;
export type ClaimFilter = (typeof claimFilters)[number];

/** The filters of the expense list, parsed from its URL. Invalid values are ignored, never rejected. */
export const expenseFilter = z.object({
  status: ignoreInvalid(z.enum([...movementStatuses, 'needs-you'])),
  /** One kind, or `spending`: all but transfers. */
  kind: ignoreInvalid(z.enum([...listedKinds, 'spending'])),
  /** Claims in this state. `unpaid` are approved claims that the books do not have as paid. */
  claim: ignoreInvalid(z.enum(claimFilters)),
  month: ignoreInvalid(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  /** The first and last day. */
  from: ignoreInvalid(z.string().refine(isDay)),
  to: ignoreInvalid(z.string().refine(isDay)),
  category: ignoreInvalid(z.uuid().or(z.literal(none))),
  card: ignoreInvalid(z.uuid().or(z.literal(none))),
  person: ignoreInvalid(z.uuid()),
  currency: ignoreInvalid(z.string().regex(/^[A-Z]{3}$/)),
  /** The ref of the account to which the mapping writes a line. */
  account: ignoreInvalid(value),
  /** The tracking options of a line (lib/domain/report/tracking.ts). */
  tracking: ignoreInvalid(value),
  /** The merchant key. */
  payee: ignoreInvalid(value),
  /** The ref of the supplier of the expense, or of the one that the mapping gives it. */
  supplier: ignoreInvalid(value),
  text: ignoreInvalid(z.string().transform(normaliseLine).pipe(z.string().max(100).regex(somethingToFind))),
  receipt: ignoreInvalid(z.enum(['missing'])),
  after: ignoreInvalid(
    z
      .string()
      .transform(readCursor)
      .pipe(z.object({ day: z.string(), id: z.uuid() })),
  ),
});

export type ExpenseFilter = z.output<typeof expenseFilter>;

/** The filters that select expenses of every status. */
export const narrowingFilters = [
  'kind',
  'claim',
  'month',
  'from',
  'to',
  'category',
  'card',
  'person',
  'currency',
  'account',
  'tracking',
  'payee',
  'supplier',
  'text',
  'receipt',
] as const;

/** The filters of which the list shows what they select, because its bar has no field for them. */
export const shownFilters = ['from', 'person', 'currency', 'account', 'tracking', 'payee', 'supplier'] as const;

/**
 * The filters of a page that acts on what they select. An invalid value or none at all is refused here: ignoring it would
 * select every expense of the company.
 */
export const narrowing = z
  .object(Object.fromEntries(narrowingFilters.map((name) => [name, z.string().optional()])))
  .transform((given, context): ExpenseFilter => {
    const asked = narrowingFilters.filter((name) => given[name] !== undefined);
    const filter = expenseFilter.parse(given);
    if (asked.length > 0 && asked.every((name) => filter[name] !== undefined)) return filter;
    context.addIssue({ code: 'custom', message: 'These filters are not valid. Reload the page and try again.' });
    return z.NEVER;
  });

type Days = { readonly from: Day; readonly to: Day };

/** Returns the days that the filters by month and by days select; null for any day. Where both are given, those of both. */
export function daysOf({ month, from, to }: Pick<ExpenseFilter, 'month' | 'from' | 'to'>): Days | null {
  if (month === undefined && from === undefined && to === undefined) return null;
  const first = [month && firstDayOf(month), from].filter((day) => day !== undefined).sort();
  const last = [month && lastDayOf(month), to].filter((day) => day !== undefined).sort();
  return { from: first.at(-1) ?? firstDay, to: last[0] ?? lastDay };
}

/** Before and after every day of an expense. */
const firstDay: Day = '0001-01-01';
const lastDay: Day = '9999-12-31';

/** Returns the cursor of the page that starts after this row. */
export const cursorOf = (row: { day: Day; id: string }): string => `${row.day}_${row.id}`;

function readCursor(text: string): { day: Day; id: string } | undefined {
  const [day = '', id = ''] = text.split('_');
  return isDay(day) ? { day, id } : undefined;
}
