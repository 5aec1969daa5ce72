import { z } from 'zod';
import { exponentOf, isCurrency } from '@/lib/domain/currency';
import { addDays, type Day, isDay } from '@/lib/domain/day';
import { type Money, parseAmount } from '@/lib/domain/money';
import { normaliseLine, normaliseText } from '@/lib/domain/text';
import { convertAtRate, parseRate } from './rate';
import type { LineSources, Source } from './source';
import { type ExpenseType, expenseTypes, isMoneyOut } from './type';

/** The amount as it moves the account: payments are negative to the holder, but shown as spent, so income is the signed one. */
export const signedAmount = (type: ExpenseType, amount: Money): Money =>
  isMoneyOut(type) ? amount : { ...amount, minor: -amount.minor };

/** The amount in minor units of the company's base currency, at the expense's own rate. */
export const toBaseCurrency = ({ amount, rate }: Pick<Expense, 'amount' | 'rate'>, baseCurrency: string): bigint =>
  rate === null
    ? amount.minor
    : convertAtRate(amount.minor, exponentOf(amount.currency), rate, exponentOf(baseCurrency));

export type ExpenseLine = {
  readonly amount: Money;
  readonly categoryId: string | null;
  /** By hand; null follows the category's mapping. */
  readonly taxRateRef: string | null;
  /** By hand, in minor units; null is worked out from the rate. */
  readonly taxMinor: bigint | null;
  /** Its own tracking options; null follows the category's mapping. */
  readonly trackingRefs: readonly string[] | null;
  /** The customer it is billed to; null follows the category's mapping. */
  readonly customerRef: string | null;
  /** Where its own fields come from. */
  readonly sources: LineSources;
};

export type Expense = {
  readonly id: string;
  readonly type: ExpenseType;
  readonly day: Day;
  readonly merchant: string;
  readonly amount: Money;
  /** Base currency = amount × rate, at most 9 decimals; null in the base currency. */
  readonly rate: string | null;
  readonly note: string;
  readonly cardId: string | null;
  /** Its own supplier in the books; null follows the category's, then the default. */
  readonly supplierRef: string | null;
  readonly supplierSource: Source | null;
  readonly lines: readonly ExpenseLine[];
};

export const expenseLimits = { merchant: 200, note: 4000, oldestYears: 7 } as const;

/** What a form sends, before it is read. Every value is text, as it was typed. */
export const emptyExpenseForm = {
  type: 'payment',
  day: '',
  merchant: '',
  amount: '',
  currency: '',
  rate: '',
  categoryId: '',
  taxRateRef: '',
  taxAmount: '',
  note: '',
  cardId: '',
  supplierRef: '',
  trackingRefs: '',
  customerRef: '',
  parts: '',
};

/**
 * Reads the expense form, in the browser and on the server alike.
 * `today` is the company's day; `baseCurrency` decides whether an exchange rate is needed.
 */
export const expenseInput = ({ today, baseCurrency }: { today: Day; baseCurrency: string }) =>
  z
    .object({
      id: z.uuid(),
      /** The revision the person was looking at; empty for a new expense. */
      revision: z.coerce.number().int().nonnegative().default(0),
      type: z.enum(expenseTypes, { error: 'Choose what kind of expense this is.' }),
      day: z
        .string()
        .refine(isDay, { error: 'Enter a date that exists.' })
        .refine((day) => day <= today, { error: 'The date is in the future. Enter the day the money moved.' })
        .refine((day) => day >= addDays(today, -366 * expenseLimits.oldestYears), {
          error: 'The date is more than seven years ago.',
        }),
      merchant: z
        .string()
        .transform(normaliseLine)
        .refine((text) => text.length > 0, { error: 'Enter who was paid.' })
        .refine((text) => text.length <= expenseLimits.merchant, {
          error: `Use at most ${expenseLimits.merchant} characters.`,
        }),
      amount: z.string(),
      currency: z.string().refine(isCurrency, { error: 'Choose a currency.' }),
      rate: z.string().default(''),
      categoryId: optionalId('Choose a category from the list.'),
      taxRateRef: optionalText,
      taxAmount: z.string().default(''),
      note: z
        .string()
        .default('')
        .transform(normaliseText)
        .refine((text) => text.length <= expenseLimits.note, {
          error: (issue) =>
            `Use at most 4,000 characters; this note has ${String(issue.input).length.toLocaleString('en')}.`,
        }),
      cardId: optionalId('Choose a card or account from the list.'),
      supplierRef: optionalText,
      customerRef: optionalText,
      /** Its own tracking options and its parts, as lib/domain/expense/lines reads them; empty for none of its own. */
      trackingRefs: z.string().max(2_000).default(''),
      parts: z.string().max(50_000).default(''),
      receiptIds: z.array(z.uuid()).max(20).default([]),
    })
    // A refinement, as a transformation waits until everything else is right: all that is wrong is said at once.
    .superRefine((form, context) => {
      for (const [path, message] of Object.entries(parseAmounts(form, baseCurrency).problems))
        context.addIssue({ code: 'custom', path: [path], message });
    })
    .transform((form) => {
      const { amount, rate, taxMinor } = parseAmounts(form, baseCurrency);
      return amount ? { ...form, amount, rate, taxMinor } : z.NEVER;
    });

type AmountFields = Readonly<Record<'amount' | 'currency' | 'rate' | 'taxAmount', string>>;

/** The amount, its rate and its tax as they were typed, with what is wrong with each. */
function parseAmounts(form: AmountFields, baseCurrency: string) {
  const problems: Record<string, string> = {};
  const amount = parseAmount(form.amount, form.currency);
  if (!amount.ok) problems.amount = amount.reason;
  const rate =
    form.currency === baseCurrency
      ? { ok: true as const, rate: null }
      : parseRate(form.rate, form.currency, baseCurrency);
  if (!rate.ok) problems.rate = rate.reason;
  const tax = form.taxAmount.trim() === '' ? null : parseTax(form.taxAmount, form.currency);
  if (tax && !tax.ok) problems.taxAmount = tax.reason;
  if (amount.ok && tax?.ok && tax.money.minor >= amount.money.minor)
    problems.taxAmount = 'The tax must be less than the amount.';
  return {
    problems,
    amount: amount.ok ? amount.money : null,
    rate: rate.ok ? rate.rate : null,
    taxMinor: tax?.ok ? tax.money.minor : null,
  };
}

export type ExpenseInput = z.output<ReturnType<typeof expenseInput>>;

const optionalText = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : text));

const optionalId = (error: string) => optionalText.pipe(z.uuid({ error }).nullable());

/** Unlike an amount, a tax of nothing is an answer: the receipt shows none. */
const parseTax = (text: string, currency: string) =>
  /^0+([.,]0*)?$/.test(text.trim())
    ? { ok: true as const, money: { minor: 0n, currency } }
    : parseAmount(text, currency);
