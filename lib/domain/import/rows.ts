import { comparableText } from '@/lib/domain/comparable-text';
import { baseAmountProblem, type Expense, expenseLimits } from '@/lib/domain/expense/expense';
import { parseRate } from '@/lib/domain/expense/rate';
import { isCurrency } from '../currency';
import { addDays, type Day } from '../day';
import type { Money } from '../money';
import { normaliseLine, normaliseText, shorten } from '../text';
import { parseFileAmount } from './amounts';
import type { ImportField } from './columns';
import { parseDay } from './days';
import type { ImportSettings } from './settings';

/** The expense that one row of the file describes. */
export type ImportedExpense = Pick<Expense, 'type' | 'day' | 'merchant' | 'amount' | 'rate' | 'note' | 'cardId'> & {
  readonly categoryId: string | null;
  /** Warnings for the person, for example that the category is unknown. */
  readonly remarks: readonly string[];
};

export type ParsedRow =
  | { readonly ok: true; readonly facts: ImportedExpense }
  | { readonly ok: false; readonly reason: string };

/** The data of the company that is needed to parse a row. */
export type ImportContext = {
  readonly today: Day;
  readonly baseCurrency: string;
  readonly cards: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
};

/** Parses one row, or returns the reason why it cannot become an expense. */
export function parseRow(cells: readonly string[], settings: ImportSettings, context: ImportContext): ParsedRow {
  const cell = (field: ImportField) => plainCell(cells[settings.columns[field] ?? -1] ?? '');
  const merchant = shorten(normaliseLine(cell('merchant')), expenseLimits.merchant);
  if (merchant === '') return invalid('There is no merchant.');
  const day = parseDay(cell('day'), settings.order);
  const wrongDay = day === null ? `“${cell('day')}” is not a date.` : dayProblem(day, context.today);
  if (wrongDay !== null || day === null) return invalid(wrongDay ?? 'There is no date.');
  const currency = cell('currency').trim().toUpperCase() || context.baseCurrency;
  if (!isCurrency(currency)) return invalid(`“${cell('currency')}” is not a currency.`);
  const signed = signedAmount(cell, settings, currency);
  if (!signed.ok) return invalid(signed.reason);
  if (signed.spent.minor === 0n) return invalid('The amount is zero.');
  const cameIn = signed.spent.minor < 0n;
  if (cameIn && settings.moneyIn === 'skip') return invalid('Money that came in is left out.');
  const rate = currency === context.baseCurrency ? null : parseRate(cell('rate'), currency, context.baseCurrency);
  if (rate && !rate.ok) return invalid(rateProblem(cell('rate'), rate.reason, currency));
  const amount = { currency, minor: cameIn ? -signed.spent.minor : signed.spent.minor };
  const tooLarge = baseAmountProblem({ amount, rate: rate?.rate ?? null }, context.baseCurrency);
  if (tooLarge) return invalid(tooLarge);
  const named = cell('category');
  const category = named
    ? context.categories.find(({ name }) => comparableText(name) === comparableText(named))
    : undefined;
  return {
    ok: true,
    facts: {
      type: cameIn ? 'refund' : 'payment',
      day,
      merchant,
      amount,
      rate: rate?.rate ?? null,
      note: shorten(normaliseText(cell('note')), expenseLimits.note),
      cardId: cardIn(cell('card'), context) ?? settings.cardId,
      categoryId: category?.id ?? null,
      remarks: named && !category ? [`There is no category called ${shorten(normaliseLine(named), 60)}.`] : [],
    },
  };
}

const invalid = (reason: string): ParsedRow => ({ ok: false, reason });

/** Explains why a row has no usable exchange rate: the cell is empty, or its text is not a rate. */
const rateProblem = (text: string, reason: string, currency: string): string =>
  text.trim() === ''
    ? `It is in ${currency}, and the file has no exchange rate for it.`
    : `“${shorten(normaliseLine(text), 40)}” is not a usable exchange rate. ${reason}`;

/** Returns the text of a cell. Excel writes a number that is stored as text in the form ="0412". */
const plainCell = (cell: string): string => /^="(.*)"$/.exec(cell.trim())?.[1]?.replaceAll('""', '"') ?? cell;

function dayProblem(day: Day, today: Day): string | null {
  if (day > today) return `The date is in the future: ${day}.`;
  return day < addDays(today, -366 * expenseLimits.oldestYears) ? 'The date is more than seven years ago.' : null;
}

type Signed = { readonly ok: true; readonly spent: Money } | { readonly ok: false; readonly reason: string };

/** Returns the amount of a row, positive for spending and negative for money in. */
function signedAmount(cell: (field: ImportField) => string, settings: ImportSettings, currency: string): Signed {
  const negated = ({ minor }: Money): Money => ({ minor: -minor, currency });
  if (settings.columns.amount !== undefined) {
    const read = parseFileAmount(cell('amount'), settings.decimal, currency);
    if (!read.ok) return read;
    return { ok: true, spent: settings.spent === 'negative' ? negated(read.money) : read.money };
  }
  // A debit or credit column alone tells the direction, so the sign of the amount in it is ignored.
  const out = cell('debit').trim() ? parseFileAmount(cell('debit'), settings.decimal, currency) : null;
  if (out && !out.ok) return out;
  if (out && out.money.minor !== 0n) return { ok: true, spent: absolute(out.money) };
  const into = cell('credit').trim() ? parseFileAmount(cell('credit'), settings.decimal, currency) : null;
  if (into && !into.ok) return into;
  return into ? { ok: true, spent: negated(absolute(into.money)) } : { ok: false, reason: 'There is no amount.' };
}

const absolute = (money: Money): Money => ({ ...money, minor: money.minor < 0n ? -money.minor : money.minor });

/** Finds the card with this name, or whose name contains these last four digits. Null when none is found. */
function cardIn(text: string, { cards }: ImportContext): string | null {
  const wanted = comparableText(text);
  if (wanted === '') return null;
  const figures = /(\d{4})\D*$/.exec(text)?.[1];
  const card =
    cards.find(({ name }) => comparableText(name) === wanted) ??
    (figures ? cards.find(({ name }) => name.includes(figures)) : undefined);
  return card?.id ?? null;
}
