import { z } from 'zod';
import { type Day, firstDayOf, isDay, lastDayOf } from '@/lib/domain/day';
import { movementStatuses } from '@/lib/domain/movement/status';
import { normaliseLine } from '@/lib/domain/text';

const ignoreInvalid = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

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
  kind: ignoreInvalid(z.enum(listedKinds)),
  /** Claims in this state. `unpaid` are approved claims that the books do not have as paid. */
  claim: ignoreInvalid(z.enum(claimFilters)),
  month: ignoreInvalid(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  category: ignoreInvalid(z.uuid()),
  card: ignoreInvalid(z.uuid()),
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
export const narrowingFilters = ['kind', 'claim', 'month', 'category', 'card', 'text', 'receipt'] as const;

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

export const daysOf = (month: string): { from: Day; to: Day } => ({ from: firstDayOf(month), to: lastDayOf(month) });

/** Returns the cursor of the page that starts after this row. */
export const cursorOf = (row: { day: Day; id: string }): string => `${row.day}_${row.id}`;

function readCursor(text: string): { day: Day; id: string } | undefined {
  const [day = '', id = ''] = text.split('_');
  return isDay(day) ? { day, id } : undefined;
}
