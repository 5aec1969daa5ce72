import { z } from 'zod';
import { isCurrency } from '../currency';
import { importFields } from './field';

const column = z.number().int().min(0).max(200);

/**
 * What a person chose about a file. What is missing here is detected again, also for a column that the person chose:
 * the order of day and month, the decimals, the sign and the currency in the title follow the chosen column.
 */
export const fileChoices = z.object({
  encoding: z.string().max(40).optional(),
  /** The physical line of the titles, from 1; null when the file has no titles. */
  headerLine: z.number().int().min(1).nullable().optional(),
  columns: z.partialRecord(z.enum(importFields), column).optional(),
  /** The currency of the amounts for which the file names none, for an account in a foreign currency. */
  currency: z.string().refine(isCurrency).optional(),
  order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** The sign of spending in the amount column. */
  spending: z.enum(['negative', 'positive']).optional(),
  /** What happens to rows with money in: they become refunds, or are left out. */
  moneyIn: z.enum(['refund', 'skip']).optional(),
  /** The rate of a currency for the rows that have none: amount × rate = amount in the base currency. */
  rates: z.record(z.string().refine(isCurrency), z.string().max(40)).optional(),
  /** The card for rows that do not name a card of the company; null for none. */
  cardId: z.uuid().nullable().optional(),
});
export type FileChoices = z.output<typeof fileChoices>;
