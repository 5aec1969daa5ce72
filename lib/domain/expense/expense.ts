import { z } from 'zod';
import type { Claim } from '@/lib/domain/claim/claim';
import { exponentOf, isCurrency } from '@/lib/domain/currency';
import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import { dayInput, movementLimits, noteInput } from '@/lib/domain/movement/fields';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { requiredLine } from '@/lib/domain/required-line';
import { largestSent } from './conversion';
import { convertAtRate, parseRate } from './rate';
import type { LineSources, Source } from './source';
import { parseTax } from './tax';
import { canBeRefundOf, type ExpenseType, expenseTypes, isMoneyOut } from './type';

/** Returns the amount as spending: positive for a payment, negative for refunds and other money that comes back. */
export const signedAmount = (type: ExpenseType, amount: Money): Money =>
  isMoneyOut(type) ? amount : { ...amount, minor: -amount.minor };

/** Converts an expense's amount to minor units of the base currency, at the rate stored with the expense. */
export const toBaseCurrency = ({ amount, rate }: Pick<Expense, 'amount' | 'rate'>, baseCurrency: string): bigint =>
  rate === null
    ? amount.minor
    : convertAtRate(amount.minor, exponentOf(amount.currency), rate, exponentOf(baseCurrency));

/**
 * Explains why the amount in the base currency is too large to store and to send; null when it is not. An amount and a
 * rate that are both within their limits can have a product that is not.
 */
export const baseAmountProblem = (expense: Pick<Expense, 'amount' | 'rate'>, baseCurrency: string): string | null =>
  toBaseCurrency(expense, baseCurrency) > largestSent
    ? `At this rate, the amount is too large in ${baseCurrency}. Check the amount and the rate.`
    : null;

export type ExpenseLine = {
  readonly amount: Money;
  readonly categoryId: string | null;
  /** The tax rate set on the line; null uses the rate of the category's mapping. */
  readonly taxRateRef: string | null;
  /** The tax set on the line, in minor units; null means that it is calculated from the tax rate. */
  readonly taxMinor: bigint | null;
  /** The tracking options set on the line; null uses those of the category's mapping. */
  readonly trackingRefs: readonly string[] | null;
  /** The customer the line is billed to; null uses the customer of the category's mapping. */
  readonly customerRef: string | null;
  /** Who or what set each field of the line. */
  readonly sources: LineSources;
};

export type Expense = {
  readonly id: string;
  readonly type: ExpenseType;
  readonly day: Day;
  readonly merchant: string;
  readonly amount: Money;
  /**
   * The exchange rate, with at most 9 decimals: amount × rate = amount in the base currency. Null for an expense in the
   * base currency.
   */
  readonly rate: string | null;
  readonly note: string;
  readonly cardId: string | null;
  /** The supplier set on the expense; null uses the category's supplier, or else the default supplier. */
  readonly supplierRef: string | null;
  readonly supplierSource: Source | null;
  readonly lines: readonly ExpenseLine[];
  /** What makes the expense a claim of the person who spent it. Absent when the company paid. */
  readonly claim?: Claim;
};

export const expenseLimits = { merchant: 200, ...movementLimits } as const;

/** The values of an empty expense form. All are text, as a person types them. */
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
  refundOf: '',
};

/** `decimal` is the mark that the company's country writes before decimals. */
export type ExpenseFormContext = { readonly today: Day; readonly baseCurrency: string; readonly decimal?: Decimal };

/**
 * Returns the schema of the expense form, used in the browser and on the server. `today` is the day in the company's
 * time zone. An expense in another currency than `baseCurrency` needs an exchange rate.
 */
export const expenseInput = ({ today, baseCurrency, decimal }: ExpenseFormContext) =>
  z
    .object({
      id: z.uuid(),
      /** The revision of the expense that the person edited; zero for a new expense. */
      revision: z.coerce.number().int().nonnegative().default(0),
      type: z.enum(expenseTypes, { error: 'Choose what kind of expense this is.' }),
      day: dayInput(today),
      merchant: requiredLine('Enter who was paid.', expenseLimits.merchant),
      amount: z.string(),
      currency: z.string().refine(isCurrency, { error: 'Choose a currency.' }),
      rate: z.string().default(''),
      categoryId: optionalId('Choose a category from the list.'),
      taxRateRef: optionalText,
      taxAmount: z.string().default(''),
      note: noteInput,
      cardId: optionalId('Choose a card or account from the list.'),
      supplierRef: optionalText,
      customerRef: optionalText,
      /** The tracking options as JSON, parsed by lib/domain/expense/lines. Empty when none are set. */
      trackingRefs: z.string().max(2_000).default(''),
      parts: z.string().max(50_000).default(''),
      receiptIds: z.array(z.uuid()).max(20).default([]),
      /** The payment that a new refund or chargeback returns. An edit does not change it. */
      refundOf: optionalId('Choose the original expense again.'),
    })
    // Parses the amounts in a refinement, because zod runs a transformation only when all other fields are valid. So
    // every problem is reported at once.
    .superRefine((form, context) => {
      for (const [path, message] of Object.entries(parseAmounts(form, baseCurrency, decimal).problems))
        context.addIssue({ code: 'custom', path: [path], message });
      if (form.refundOf !== null && !canBeRefundOf(form.type))
        context.addIssue({
          code: 'custom',
          path: ['type'],
          message: 'What comes back for an expense is a refund or a chargeback.',
        });
    })
    .transform((form) => {
      const { amount, rate, taxMinor } = parseAmounts(form, baseCurrency, decimal);
      return amount ? { ...form, amount, rate, taxMinor } : z.NEVER;
    });

type AmountFields = Readonly<Record<'amount' | 'currency' | 'rate' | 'taxAmount', string>>;

/** Parses the amount, the exchange rate and the tax of the form, and collects the problem of each. */
function parseAmounts(form: AmountFields, baseCurrency: string, decimal: Decimal | undefined) {
  const problems: Record<string, string> = {};
  const amount = parseAmount(form.amount, form.currency, decimal);
  if (!amount.ok) problems.amount = amount.reason;
  const rate =
    form.currency === baseCurrency
      ? { ok: true as const, rate: null }
      : parseRate(form.rate, form.currency, baseCurrency, decimal);
  if (!rate.ok) problems.rate = rate.reason;
  const tooLarge = amount.ok && rate.ok && baseAmountProblem({ amount: amount.money, rate: rate.rate }, baseCurrency);
  if (tooLarge) problems.rate = tooLarge;
  const tax = form.taxAmount.trim() === '' ? null : parseTax(form.taxAmount, form.currency, decimal);
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
