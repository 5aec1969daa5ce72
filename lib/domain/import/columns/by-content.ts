import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { looksLikeDay } from '@/lib/domain/reading/day';
import type { ImportField } from '../field';
import { type Body, hasLetters, sampleOf, shareOf, valuesIn } from './cells';

/** The columns that their cells show, of the ones that no title names. */
export type ContentColumns = Readonly<Partial<Record<ImportField, number>>> & { readonly sidesUnknown: boolean };

/**
 * Finds columns by their cells among those that are not `taken`. Leaves a field out when two columns are equally likely:
 * a person then chooses.
 */
export function columnsByContent(body: Body, taken: ReadonlySet<number>): ContentColumns {
  const sample = sampleOf(body);
  const width = Math.max(0, ...sample.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => ({ at, values: valuesIn(sample, at) })).filter(
    ({ at, values }) => !taken.has(at) && values.length > 0,
  );
  const are = (test: (value: string) => boolean, least: number) =>
    columns.filter(({ values }) => shareOf(values, test) >= least);
  const days = are(looksLikeDay, 0.8).filter(({ values }) => values.length >= sample.length / 2);
  const numbers = are(looksLikeAmount, 0.8).filter((column) => !days.includes(column) && !isIdentifier(column.values));
  const texts = are(hasLetters, 0.5).filter((column) => !days.includes(column) && !numbers.includes(column));
  const currency = texts.find(({ values }) => values.every((value) => currenciesOf(value, '') !== null));
  const payee = longest(texts.filter((column) => column !== currency));
  return {
    ...(days[0] && { day: days[0].at }),
    ...(payee && { merchant: payee.at }),
    ...(currency && { currency: currency.at }),
    ...moneyColumns(
      sample,
      numbers.map(({ at }) => at),
    ),
  };
}

/** Row numbers, account numbers and codes are figures without decimals, and amounts usually have decimals. */
const isIdentifier = (values: readonly string[]): boolean =>
  values.every((value) => /^\d{8,}$/.test(value)) ||
  (values.length > 1 && values.every((value, at) => at === 0 || Number(value) === Number(values[at - 1]) + 1));

type Column = { readonly at: number; readonly values: readonly string[] };

/** Returns the column of text that says the most: the longest text that differs from row to row. */
const longest = (columns: readonly Column[]): Column | undefined =>
  [...columns].sort((one, other) => informationIn(other.values) - informationIn(one.values))[0];

function informationIn(values: readonly string[]): number {
  const length = values.reduce((sum, value) => sum + Math.min(value.length, 40), 0) / values.length;
  return (new Set(values).size / values.length) * length;
}

/** Tells the amount from the balance, or money out from money in, when only the cells can tell. */
function moneyColumns(sample: Body, found: readonly number[]): Omit<ContentColumns, 'day' | 'merchant'> {
  const isFilled = (at: number) => (cells: readonly string[]) => (cells[at]?.trim() ?? '') !== '';
  const filledIn = (at: number) => sample.filter(isFilled(at)).length;
  const withDecimals = found.filter((at) => valuesIn(sample, at).some((value) => /\d[.,]\d{1,3}\D*$/.test(value)));
  const numbers = withDecimals.length > 0 ? withDecimals : found;
  const [one, two, three] = numbers;
  if (one === undefined) return { sidesUnknown: false };
  if (two === undefined) return { amount: one, sidesUnknown: false };
  const full = numbers.filter((at) => filledIn(at) >= sample.length * 0.9);
  const partial = numbers.filter((at) => !full.includes(at));
  const [left, right] = partial;
  const exclude = (first: number, second: number) =>
    sample.every((cells) => !(isFilled(first)(cells) && isFilled(second)(cells)));
  if (left !== undefined && right !== undefined && partial.length === 2 && full.length <= 1 && exclude(left, right))
    return { debit: left, credit: right, ...(full[0] !== undefined && { balance: full[0] }), sidesUnknown: true };
  if (three === undefined && full.length === 2) return balanceOf(sample, one, two) ?? { sidesUnknown: false };
  return { sidesUnknown: false };
}

/** Of two columns, the balance is the one whose differences are the other one. Null when neither is. */
function balanceOf(sample: Body, one: number, two: number): ContentColumns | null {
  const figures = (at: number) => sample.map((cells) => Number((cells[at] ?? '').replace(/[^\d-]/g, '')));
  const explains = (amounts: readonly number[], balances: readonly number[]) => {
    const pairs = balances.slice(1).map((balance, at) => Math.abs(Math.abs(balance) - Math.abs(balances[at] ?? 0)));
    const hits = pairs.filter(
      (gap, at) => gap === Math.abs(amounts[at + 1] ?? 0) || gap === Math.abs(amounts[at] ?? 0),
    );
    return pairs.length > 0 && hits.length >= pairs.length * 0.6;
  };
  const [first, second] = [figures(one), figures(two)];
  const [isSecond, isFirst] = [explains(first, second), explains(second, first)];
  if (isSecond === isFirst) return null;
  return isSecond
    ? { amount: one, balance: two, sidesUnknown: false }
    : { amount: two, balance: one, sidesUnknown: false };
}
