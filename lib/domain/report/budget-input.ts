import { z } from 'zod';
import { addMonths } from '@/lib/domain/day';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parseAmount } from '@/lib/domain/reading/typed-amount';

/** The names of the fields of the months of a year, and of the amount for all of them. */
export const monthFields = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;
type MonthField = (typeof monthFields)[number];

/** Budgets are entered for these years. */
export const firstBudgetYear = 2000;
export const lastBudgetYear = 2100;

type Reading = { readonly currency: string; readonly decimal: Decimal };

const advice = 'A budget is zero or more.';

/** Returns the amount in minor units, or null for an empty field. A text that is not an amount is a reason. */
function read(text: string, { currency, decimal }: Reading): { minor: bigint | null } | { reason: string } {
  if (text.trim() === '') return { minor: null };
  if (/^\s*0+(?:[.,]0+)?\s*$/.test(text)) return { minor: 0n };
  const parsed = parseAmount(text, currency, decimal, advice);
  return parsed.ok ? { minor: parsed.money.minor } : { reason: parsed.reason };
}

const optional = z.string().max(40).default('');
const fields = Object.fromEntries(monthFields.map((name) => [name, optional])) as Record<MonthField, typeof optional>;

/**
 * Returns the schema of the form for the budgets of a category in a year. An amount in `each` is the budget of every month.
 * Otherwise each month has its own, and an empty field removes it. Amounts are in minor units of the currency.
 */
export const budgetInput = (reading: Reading) =>
  z
    .object({
      categoryId: z.uuid(),
      /** The first month of the year: 'YYYY-MM'. */
      start: z.string().regex(/^(?:20\d\d|2100)-(?:0[1-9]|1[0-2])$/),
      mode: z.enum(['each', 'months']),
      each: optional,
      ...fields,
    })
    .superRefine((form, context) => {
      for (const name of form.mode === 'each' ? (['each'] as const) : monthFields) {
        const amount = read(form[name], reading);
        if ('reason' in amount) context.addIssue({ code: 'custom', path: [name], message: amount.reason });
      }
    })
    .transform(({ categoryId, start, mode, each, ...form }) => {
      const months = new Map<string, bigint | null>();
      for (const [index, name] of monthFields.entries()) {
        const amount = read(mode === 'each' ? each : form[name], reading);
        if ('reason' in amount) return z.NEVER;
        months.set(addMonths(start, index), amount.minor);
      }
      return { categoryId, months };
    });
