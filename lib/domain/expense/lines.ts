import { z } from 'zod';
import { type Money, parseAmount, toDecimal, total } from '@/lib/domain/money';
import { Refusal } from '@/lib/domain/refusal';
import type { ExpenseInput, ExpenseLine } from './expense';
import { maxParts } from './split';

/** One part of a split expense as the form sends it: every amount is text, as it was typed. */
const partForm = z.object({
  amount: z.string().max(50),
  categoryId: z.string().max(40),
  taxRateRef: z.string().max(200),
  taxAmount: z.string().max(50),
  /** Null follows the category's mapping. */
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

/** A line as a person gave it. */
export type InputLine = Omit<ExpenseLine, 'sources'>;

/** The lines of an expense as its form says them. Refuses, in words, parts that do not add up or cannot be read. */
export function parseLines(input: ExpenseInput): readonly InputLine[] {
  if (input.parts === '') return [wholeOf(input)];
  const parts = partsIn(input.parts);
  if (parts.length === 0) return [wholeOf(input)];
  if (parts.length > maxParts) throw refused(`Split it into at most ${maxParts} parts.`);
  const lines = parts.map((part, index) => lineOf(part, index, input.amount.currency));
  const wrong = sumProblem(
    lines.map((line) => line.amount),
    input.amount,
  );
  if (wrong) throw refused(wrong);
  return lines;
}

/** Why parts are not the whole, in words; null when they are. */
export function sumProblem(parts: readonly Money[], whole: Money): string | null {
  const sum = total(parts, whole.currency);
  if (sum.minor === whole.minor) return null;
  const apart = { ...whole, minor: whole.minor - sum.minor };
  const short = apart.minor > 0n;
  const by = toDecimal(short ? apart : { ...apart, minor: -apart.minor });
  return `The parts add up to ${toDecimal(sum)} ${whole.currency}. ${by} ${short ? 'is missing' : 'is too much'}.`;
}

/** The parts of a kept expense as its form shows them; none when it is whole. */
export const toPartForms = (lines: readonly ExpenseLine[]): readonly PartForm[] =>
  lines.length < 2
    ? []
    : lines.map((line) => ({
        amount: toDecimal(line.amount),
        categoryId: line.categoryId ?? '',
        taxRateRef: line.taxRateRef ?? '',
        taxAmount: line.taxMinor === null ? '' : toDecimal({ ...line.amount, minor: line.taxMinor }),
        trackingRefs: line.trackingRefs === null ? null : [...line.trackingRefs],
        customerRef: line.customerRef ?? '',
      }));

export const serializeParts = (parts: readonly PartForm[]): string => (parts.length > 0 ? JSON.stringify(parts) : '');

/** The parts that a form holds; throws when it holds none: the form wrote them. */
export const parseParts = (text: string): readonly PartForm[] =>
  text === '' ? [] : z.array(partForm).parse(JSON.parse(text));

const refused = (message: string) => new Refusal('The split needs another look.', { parts: message });

function partsIn(text: string): readonly PartForm[] {
  try {
    return parseParts(text);
  } catch {
    throw refused('The parts could not be read. Split it anew.');
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
    throw new Refusal('The tracking could not be read. Choose it again.');
  }
}

function lineOf(part: PartForm, index: number, currency: string): InputLine {
  const of = `Part ${index + 1}: `;
  const amount = parseAmount(part.amount, currency);
  if (!amount.ok) throw refused(of + amount.reason);
  const categoryId = z.uuid().or(z.literal('')).safeParse(part.categoryId);
  if (!categoryId.success) throw refused(`${of}Choose a category from the list.`);
  const taxMinor = part.taxAmount.trim() === '' ? null : taxIn(part.taxAmount, currency);
  if (typeof taxMinor === 'string') throw refused(of + taxMinor);
  if (taxMinor !== null && taxMinor >= amount.money.minor) throw refused(`${of}The tax must be less than the amount.`);
  return {
    amount: amount.money,
    categoryId: categoryId.data || null,
    taxRateRef: part.taxRateRef || null,
    taxMinor,
    trackingRefs: part.trackingRefs,
    customerRef: part.customerRef || null,
  };
}

/** Unlike an amount, a tax of nothing is an answer. */
function taxIn(text: string, currency: string): bigint | string {
  if (/^0+([.,]0*)?$/.test(text.trim())) return 0n;
  const tax = parseAmount(text, currency);
  return tax.ok ? tax.money.minor : tax.reason;
}

/** A percentage of an amount to the smallest unit, for filling in a part: "12.5" of £80.00 is "10.00"; null when it is none. */
export function percentOf(text: string, whole: Money): string | null {
  const typed = text.trim().replace(',', '.').replace(/\s*%$/, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return null;
  const [units = '0', decimals = ''] = typed.split('.');
  const hundredths = BigInt(units + decimals.padEnd(2, '0'));
  if (hundredths === 0n || hundredths > 10_000n) return null;
  const minor = (whole.minor * hundredths + 5_000n) / 10_000n;
  return toDecimal({ ...whole, minor });
}
