import { z } from 'zod';
import { type Day, isDay, monthOf } from '@/lib/domain/day';
import { requiredLine } from '@/lib/domain/required-line';
import { normaliseLine } from '@/lib/domain/text';

/**
 * The state of a month. `closing`: it takes no change, and its rows are being stored. `suspended`: the books changed after it
 * was closed.
 */
export type PeriodState = 'open' | 'closing' | 'closed' | 'suspended';

export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);

/** Whether a month has ended. Only then can it be closed. */
export const hasEnded = (month: string, today: Day): boolean => month < monthOf(today);

/** Whether people are reminded to close the last month. In its first days, receipts and statements of it still arrive. */
export const isDueToClose = (today: Day): boolean => today.slice(8) > '03';

const month = z.string().refine(isMonth, 'This month is not valid. Reload the page.');
const mostLetters = 500;

/** The form that closes a month. The reason is required only while something is missing, which the server knows. */
export const closeInput = z.object({
  month,
  reason: z.string().max(mostLetters, `Use at most ${mostLetters} characters.`).transform(normaliseLine).default(''),
});

/** The form that reopens a month, or accepts a change of the books. */
export const reasonInput = z.object({
  month,
  reason: requiredLine('Say why. The reason is kept with the sign-off.', mostLetters),
});
