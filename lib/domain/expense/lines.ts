import { z } from 'zod';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount, formatMoney, type Money, total } from '@/lib/domain/money';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parsePercent } from '@/lib/domain/reading/percent';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { Refusal } from '@/lib/domain/refusal';
import type { ExpenseInput, ExpenseLine } from './expense';
import { maxParts } from './split';
import { parseTax } from './tax';

/** One part of a split expense, as the form sends it. Amounts are text, as typed. */
const partForm = z.object({
  amount: z.string().max(50),
  categoryId: z.string().max(40),
  taxRateRef: z.string().max(200),
  taxAmount: z.string().max(50),
  /** The tracking options of the part; null uses those of the category's mapping. */
  trackingRefs: z.array(z.string().max(200)).max(10).nullable(),
  customerRef: z.string().max(200),
});
export type PartForm = z.output<typeof partForm>;

export const emptyPart: PartForm = {
  amount: '',
  categoryId: '',
  taxRateRef: '',
  taxAmount: '',
  trackingRefs: null,
  customerRef: '',
};

/** A line of an expense from a form, before the source of each field is added. */
export type InputLine = Omit<ExpenseLine, 'sources'>;

/**
 * Parses the lines in an expense form, with the decimal mark of the locale. Throws a Refusal when parts are unreadable or
 * do not add up to the total.
 */
export function parseLines(input: ExpenseInput, locale: string): readonly InputLine[] {
  if (input.parts === '') return [wholeOf(input)];
  const parts = partsIn(input.parts);
  if (parts.length === 0) return [wholeOf(input)];
  if (parts.length > maxParts) throw refusal(`Split it into at most ${maxParts} parts.`);
  const { decimal } = formatsOf(locale);
  const lines = parts.map((part, index) => lineOf(part, index, input.amount.currency, decimal));
  const wrong = sumProblem(
    lines.map((line) => line.amount),
    input.amount,
    locale,
  );
  if (wrong) throw refusal(wrong);
  return lines;
}

/** Explains in the marks of the locale why parts do not add up to the total; null when they do. */
export function sumProblem(parts: readonly Money[], whole: Money, locale: string): string | null {
  const sum = total(parts, whole.currency);
  if (sum.minor === whole.minor) return null;
  const apart = { ...whole, minor: whole.minor - sum.minor };
  const short = apart.minor > 0n;
  const bare = (amount: Money) => formatMoney(amount, locale, { bare: true });
  const by = bare(short ? apart : { ...apart, minor: -apart.minor });
  return `The parts add up to ${bare(sum)} ${whole.currency}. ${by} ${short ? 'is missing' : 'is too much'}.`;
}

/**
 * Converts the lines of a split expense to form values, with the decimal mark of the company's
 * country. Returns an empty list when the expense is not split.
 */
export const toPartForms = (lines: readonly ExpenseLine[], decimal: Decimal): readonly PartForm[] =>
  lines.length < 2
    ? []
    : lines.map((line) => ({
        amount: editableAmount(line.amount, decimal),
        categoryId: line.categoryId ?? '',
        taxRateRef: line.taxRateRef ?? '',
        taxAmount: line.taxMinor === null ? '' : editableAmount({ ...line.amount, minor: line.taxMinor }, decimal),
        trackingRefs: line.trackingRefs === null ? null : [...line.trackingRefs],
        customerRef: line.customerRef ?? '',
      }));

export const serializeParts = (parts: readonly PartForm[]): string => (parts.length > 0 ? JSON.stringify(parts) : '');

/** Parses the parts that `serializeParts` wrote. Throws on any other text. */
export const parseParts = (text: string): readonly PartForm[] =>
  text === '' ? [] : z.array(partForm).parse(JSON.parse(text));

const refusal = (message: string) => new Refusal('The split is not valid.', { parts: message });

function partsIn(text: string): readonly PartForm[] {
  try {
    return parseParts(text);
  } catch {
    throw refusal('The parts could not be read. Enter the split again.');
  }
}

const wholeOf = ({ amount, categoryId, taxRateRef, taxMinor, trackingRefs, customerRef }: ExpenseInput): InputLine => ({
  amount,
  categoryId,
  taxRateRef,
  taxMinor,
  trackingRefs: refsIn(trackingRefs),
  customerRef,
});

const refs = z.array(z.string().max(200)).max(10);

function refsIn(text: string): readonly string[] | null {
  if (text === '') return null;
  try {
    return refs.parse(JSON.parse(text));
  } catch {
    throw new Refusal('The tracking could not be read. Select it again.');
  }
}

function lineOf(part: PartForm, index: number, currency: string, decimal: Decimal): InputLine {
  const of = `Part ${index + 1}: `;
  const amount = parseAmount(part.amount, currency, decimal);
  if (!amount.ok) throw refusal(of + amount.reason);
  const categoryId = z.uuid().or(z.literal('')).safeParse(part.categoryId);
  if (!categoryId.success) throw refusal(`${of}Choose a category from the list.`);
  const tax = part.taxAmount.trim() === '' ? null : parseTax(part.taxAmount, currency, decimal);
  if (tax && !tax.ok) throw refusal(of + tax.reason);
  const taxMinor = tax ? tax.money.minor : null;
  if (taxMinor !== null && taxMinor >= amount.money.minor) throw refusal(`${of}The tax must be less than the amount.`);
  return {
    amount: amount.money,
    categoryId: categoryId.data || null,
    taxRateRef: part.taxRateRef || null,
    taxMinor,
    trackingRefs: part.trackingRefs,
    customerRef: part.customerRef || null,
  };
}

/**
 * Returns a percentage of an amount, to fill in a part: "12.5" of £80.00 is "10.00". Null unless the text is a
 * percentage above 0 and up to 100.
 */
export function percentOf(text: string, whole: Money, decimal: Decimal): string | null {
  const hundredths = parsePercent(text);
  if (hundredths === null) return null;
  const minor = (whole.minor * BigInt(hundredths) + 5_000n) / 10_000n;
  return editableAmount({ ...whole, minor }, decimal);
}
