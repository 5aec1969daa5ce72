import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { looksLikeDay } from '@/lib/domain/reading/day';
import type { ImportField } from '../field';
import { isKindOnly } from '../row/payee-name';
import { directionsOf } from '../titles/direction';
import { foldTitle, splitList } from '../titles/fold';
import { stateOf } from '../titles/state';
import { type Body, figureOf, hasLetters, sampleOf, shareOf, valuesIn } from './cells';

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
  const words = columns.filter((column) => !days.includes(column) && !numbers.includes(column));
  const texts = words.filter(({ values }) => shareOf(values, hasLetters) >= 0.5);
  const direction = words.find(
    ({ values }) => values.length === sample.length && new Set(directionsOf(values)?.values()).size === 2,
  );
  const state = texts.find((column) => column !== direction && column.values.every(isStateWord));
  const currency = texts.find(({ values }) => values.every((value) => currenciesOf(value, '') !== null));
  const others = texts.filter((column) => column !== currency && column !== direction && column !== state);
  const payee = longest(others.filter(({ values }) => !values.every(isKindOrCategory))) ?? longest(others);
  return {
    ...(days[0] && { day: days[0].at }),
    ...(payee && { merchant: payee.at }),
    ...(currency && { currency: currency.at }),
    ...(direction && { direction: direction.at }),
    ...(state && { state: state.at }),
    ...moneyColumns(
      sample,
      numbers.map(({ at }) => at),
    ),
  };
}

// A shop can be called “OK” or “Open”.
const isStateWord = (value: string): boolean => value.length > 3 && stateOf(value) !== null;

/** Whether a text tells the kind of payment or of expense, and not who was paid. */
const isKindOrCategory = (value: string): boolean => isKindOnly(value) || ordinaryWords.has(foldTitle(value));

const ordinaryWords = new Set(
  splitList(`card payment, card, transfer, bank transfer, direct debit, standing order, faster payment, cash, atm, cheque,
    contactless payment, online payment, mobile payment, payment, purchase, debit card, credit card, wire, ach, pos,
    kartenzahlung, überweisung, lastschrift, dauerauftrag, virement, carte, prélèvement, transferencia, tarjeta,
    bonifico, overboeking, incasso, groceries, food, eating out, restaurants, restaurant, meals, coffee, drinks, shopping,
    travel, transport, transportation, public transport, taxi, parking, fuel, hotel, hotels, accommodation, bills,
    utilities, rent, office, office supplies, software, subscriptions, subscription, entertainment, health, insurance,
    education, fees, charges, services, general, other, others, uncategorised, uncategorized, household, clothing, gifts,
    income, salary, equipment, hardware, marketing, advertising, telephone, internet, postage, training, lebensmittel,
    reisen, büro, transport, einkaufen, freizeit, miete, sonstiges, alimentation, voyages, loisirs, divers`).map(
    foldTitle,
  ),
);

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
  const [one, two] = numbers;
  if (one === undefined) return { sidesUnknown: false };
  if (two === undefined) return { amount: one, sidesUnknown: false };
  const full = numbers.filter((at) => filledIn(at) >= sample.length * 0.9);
  const partial = numbers.filter((at) => !full.includes(at));
  const [left, right] = partial;
  const exclude = (first: number, second: number) =>
    sample.every((cells) => !(isFilled(first)(cells) && isFilled(second)(cells)));
  if (left !== undefined && right !== undefined && partial.length === 2 && full.length <= 1 && exclude(left, right))
    return { debit: left, credit: right, ...(full[0] !== undefined && { balance: full[0] }), sidesUnknown: true };
  const explained = full.length < 2 ? [] : amountsWithBalance(sample, full);
  const [only] = explained;
  return only && explained.length === 1 ? { ...only, sidesUnknown: false } : { sidesUnknown: false };
}

type AmountAndBalance = { readonly amount: number; readonly balance: number };

/**
 * Returns the pairs of columns of which one is the change of the other. With the balance before and the balance after in
 * two columns (ABN AMRO), the amount is their difference in every row.
 */
function amountsWithBalance(sample: Body, full: readonly number[]): readonly AmountAndBalance[] {
  const pairs = full.flatMap((amount) => full.flatMap((balance) => (amount === balance ? [] : [{ amount, balance }])));
  const differences = pairs.filter(({ amount, balance }) =>
    full.some((before) => before !== amount && before !== balance && isDifference(sample, { amount, balance, before })),
  );
  if (differences.length > 0) return differences;
  return pairs.flatMap(({ amount, balance }) => {
    if (amount > balance) return [];
    const found = balanceOf(sample, amount, balance);
    return found ? [found] : [];
  });
}

function isDifference(sample: Body, at: AmountAndBalance & { readonly before: number }): boolean {
  const figures = (column: number) => sample.map((cells) => figureOf(cells[column]));
  const [amounts, after, before] = [figures(at.amount), figures(at.balance), figures(at.before)];
  const isSum = amounts.every((amount, row) => amount !== 0 && (after[row] ?? 0) - (before[row] ?? 0) === amount);
  // The balance after a row is the balance before the next one, in ascending or descending order.
  const isChain = (one: readonly number[], next: readonly number[]) =>
    one.slice(1).filter((figure, row) => figure === next[row]).length >= (one.length - 1) * 0.6;
  return isSum && (isChain(before, after) || isChain(after, before));
}

/** Of two columns, the balance is the one whose differences are the other one. Null when neither is. */
function balanceOf(sample: Body, one: number, two: number): AmountAndBalance | null {
  const figures = (at: number) => sample.map((cells) => figureOf(cells[at]));
  const explains = (amounts: readonly number[], balances: readonly number[]) => {
    const pairs = balances.slice(1).map((balance, at) => Math.abs(balance - (balances[at] ?? 0)));
    const hits = pairs.filter(
      (gap, at) => gap === Math.abs(amounts[at + 1] ?? 0) || gap === Math.abs(amounts[at] ?? 0),
    );
    return pairs.length > 0 && hits.length >= pairs.length * 0.6;
  };
  const [first, second] = [figures(one), figures(two)];
  const [isSecond, isFirst] = [explains(first, second), explains(second, first)];
  if (isSecond === isFirst) return null;
  return isSecond ? { amount: one, balance: two } : { amount: two, balance: one };
}
