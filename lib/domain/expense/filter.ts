import { z } from 'zod';
import { type Day, firstDayOf, isDay, lastDayOf } from '@/lib/domain/day';
import { normaliseLine } from '@/lib/domain/text';
import { expenseStatuses } from './status';

const quietly = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/** The filters of the expense list as the address bar holds them. What cannot be read is left out, never refused. */
export const expenseFilter = z.object({
  status: quietly(z.enum([...expenseStatuses, 'needs-you'])),
  month: quietly(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  category: quietly(z.uuid()),
  card: quietly(z.uuid()),
  text: quietly(z.string().transform(normaliseLine).pipe(z.string().min(1).max(100))),
  receipt: quietly(z.enum(['missing'])),
  after: quietly(
    z
      .string()
      .transform(readCursor)
      .pipe(z.object({ day: z.string(), id: z.uuid() })),
  ),
});

export type ExpenseFilter = z.output<typeof expenseFilter>;

export const daysOf = (month: string): { from: Day; to: Day } => ({ from: firstDayOf(month), to: lastDayOf(month) });

/** Where a page of the list ends: the last row's day and id. */
export const cursorOf = (row: { day: Day; id: string }): string => `${row.day}_${row.id}`;

function readCursor(text: string): { day: Day; id: string } | undefined {
  const [day = '', id = ''] = text.split('_');
  return isDay(day) ? { day, id } : undefined;
}
