import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { looksLikeDay } from '@/lib/domain/reading/day';
import type { ImportField } from '../field';
import { isNoName } from '../row/payee-name';
import { currencyInTitle } from '../titles/currency-in-title';
import { directionOf, directionsIn, directionsOf, hasNeither, isCreditMark } from '../titles/direction';
import { meaningsOf, type TitleField } from '../titles/field';
import { asksForMethod, tellsDirections } from '../titles/kind';
import { asksForPending, stateOf } from '../titles/state';
import {
  isAmountUncertain,
  otherFees,
  totalOfQuantity,
  totalWithTax,
  withCurrencyOfOriginal,
  withOnlyOriginal,
} from './amount-rules';
import { type Body, looksLikeDayCell, sampleOf, shareOf, valuesIn } from './cells';
import type { Columns } from './columns';
import { withOwnCurrency } from './currency-of-amount';

type Candidate = { readonly at: number; readonly rank: number };

/** Finds the columns by their titles. The cells decide when a title can mean several fields. */
export function columnsByTitle(titles: readonly string[], body: Body, base: string): Columns {
  const sample = sampleOf(body);
  const values = titles.map((_, at) => valuesIn(sample, at));
  const taken = new Set<number>();
  const candidates = (field: TitleField): Candidate[] =>
    titles
      .flatMap((title, at) => {
        const meaning = meaningsIn(title).find((one) => one.field === field);
        const cells = values[at] ?? [];
        if (!meaning || contradicts(field, cells, { rows: sample.length, rank: meaning.rank })) return [];
        const isInBase = field === 'amount' && currencyInTitle(title, base) === base;
        const penalty = penaltyOf(field, cells, sample.length);
        return [{ at, rank: meaning.rank + penalty - (isInBase ? 0.25 : 0) }];
      })
      .sort((one, other) => one.rank - other.rank || one.at - other.at);
  const best = (field: TitleField): number | undefined => {
    const found = candidates(field).find(({ at }) => !taken.has(at))?.at;
    if (found !== undefined) taken.add(found);
    return found;
  };
  const days = [...candidates('day'), ...candidates('valueDay')].map(({ at }) => at);
  for (const at of days) taken.add(at);
  const own = Object.fromEntries(
    exclusive.flatMap((field) => {
      const at = best(field);
      return at === undefined ? [] : [[field, at] as const];
    }),
  ) as Partial<Record<ImportField, number>>;
  // With words such as “Transfer” among the directions, signs tell more than the words.
  const amountCells = values[own.amount ?? -1] ?? [];
  if (own.direction !== undefined && hasNeither(values[own.direction] ?? []) && amountCells.some(isNegative))
    own.direction = undefined;
  own.direction ??= own.amount === undefined ? undefined : unknownDirection(titles, values, sample.length);
  own.direction ??= isUnsigned(amountCells)
    ? candidates('kind').find(({ at }) => tells(titles[at], values[at]))?.at
    : undefined;
  own.state ??= unknownState(titles, values);
  const total =
    totalWithTax({ amount: own.amount, tax: candidates('tax')[0]?.at, sample }, candidates('amount')) ??
    totalOfQuantity({ amount: own.amount, titles, sample }, candidates('amount'));
  if (total !== undefined) own.amount = total;
  const at = (field: TitleField) => candidates(field).map((candidate) => candidate.at);
  const free = (field: TitleField) => candidates(field).flatMap(({ at }) => (taken.has(at) ? [] : [at]));
  const named = free('payee');
  const notes = free('note').filter((at) => at !== named[0]);
  // Without a column for the payee, the note says it: “Lunch with Berry Ltd”.
  const isOnlyNote = named.length === 0 && free('payer').length === 0;
  const payees = isOnlyNote ? notes.slice(0, 1) : named;
  const note = isOnlyNote ? notes[1] : notes[0];
  const others = { card: free('card')[0], category: free('category')[0], note, day: days[0], merchant: payees[0] };
  const pairing = { titles, sample, base, amounts: at('amount'), currencies: at('currency') };
  const columns = {
    ...withCurrencyOfOriginal(withOwnCurrency(withOnlyOriginal(own), pairing), sample, base),
    ...Object.fromEntries(Object.entries(others).filter(([, at]) => at !== undefined)),
  };
  const money = (['amount', 'debit', 'credit'] as const).flatMap(candidates);
  const isAmountOpen = isAmountUncertain(columns, titles, money, sample);
  const isCurrencyOpen =
    own.currency !== undefined && columns.currency === undefined && columns.originalCurrency === undefined;
  return {
    ...(isAmountOpen ? withoutAmount(columns) : withoutBoth(columns, values)),
    days,
    payees,
    payers: free('payer'),
    otherAmounts: candidates('amount').flatMap(({ at }) =>
      at !== own.amount && currencyInTitle(titles[at] ?? '') !== null ? [at] : [],
    ),
    otherFees: otherFees(own.fee, at('fee'), titles),
    feeCurrency: at('feeCurrency')[0],
    kinds: [...new Set([...free('kind'), ...free('direction')])],
    sidesUnknown: false,
    uncertain: isAmountOpen ? 'amount' : isCurrencyOpen ? 'currency' : null,
  };
}

/** Returns a column without a known title whose cells are the directions, both of them: “S” and “H”, “Af” and “Bij”. */
function unknownDirection(
  titles: readonly string[],
  values: readonly (readonly string[])[],
  rows: number,
): number | undefined {
  const found = titles.findIndex((title, at) => {
    const cells = values[at] ?? [];
    if (meaningsIn(title).length > 0 || cells.length < rows * mostRows) return false;
    return new Set(directionsOf(cells)?.values()).size === 2;
  });
  return found < 0 ? undefined : found;
}

/**
 * Returns a column that asks whether a row is pending, or one whose title is not known and whose cells all say whether a
 * row is booked: “Non contabilizzato”.
 */
function unknownState(titles: readonly string[], values: readonly (readonly string[])[]): number | undefined {
  const at = titles.findIndex((title, at) => {
    const cells = values[at] ?? [];
    return asksForPending(title) || (cells.length > 0 && meaningsIn(title).length === 0 && cells.every(isStateWord));
  });
  return at < 0 ? undefined : at;
}

// “Yes” and “open” can answer other questions than whether a row is booked.
const isStateWord = (value: string): boolean => value.length > 5 && stateOf(value) !== null;

/**
 * A column without any cell is used only when no other column has the field. Of two titles that fit a payee equally, the
 * one with different cells is better: “Product” can say “Current account” in each row. So is the direction with both
 * words: the other one can be the side of the balance.
 */
function penaltyOf(field: TitleField, values: readonly string[], rows: number): number {
  if (values.length === 0) return 100;
  const isConstant = field === 'payee' && values.length > 1 && new Set(values).size === 1;
  const isOneWay = field === 'direction' && new Set(directionsIn(values).values()).size === 1;
  const isPartial = field === 'direction' && values.length < rows * mostRows;
  return isConstant || isOneWay ? 0.5 : isPartial ? 0.4 : 0;
}

/** The fields that have a column of their own. The order decides which field gets a column that could be either. */
const exclusive = [
  'currency',
  'originalAmount',
  'originalCurrency',
  'rate',
  'balance',
  'fee',
  'amount',
  'debit',
  'credit',
  'direction',
  'state',
] as const satisfies readonly (TitleField & ImportField)[];

const known = new Map<string, ReturnType<typeof meaningsOf>>();

/** Returns the fields that a title can mean, also for a title with an explanation in brackets. */
export function meaningsIn(title: string): ReturnType<typeof meaningsOf> {
  const cached = known.get(title);
  if (cached) return cached;
  const whole = meaningsOf(title);
  const found = whole.length > 0 ? whole : meaningsOf(title.replace(/[([{][^)\]}]*[)\]}]/g, ' '));
  if (known.size > 5_000) known.clear();
  known.set(title, found);
  return found;
}

const amounts: readonly TitleField[] = ['amount', 'debit', 'credit', 'balance', 'fee', 'originalAmount', 'rate'];

/**
 * Whether the cells of a column cannot be what its title can mean. A column without cells contradicts nothing. “Type” is
 * a direction only when nearly every row has one, unless it only marks credits. In a column called “Debit/Credit”, a few
 * cells can say something else or nothing: those rows are refused.
 */
function contradicts(
  field: TitleField,
  values: readonly string[],
  { rows, rank }: { readonly rows: number; readonly rank: number },
): boolean {
  if (field === 'direction' && (rank >= 1 || values.length === 0) && values.length < rows * mostRows)
    return values.length === 0 || !values.every(isCreditMark);
  if (values.length === 0) return false;
  const share = (test: (value: string) => boolean) => shareOf(values, test);
  if (field === 'day' || field === 'valueDay')
    return share(looksLikeDayCell) === 0 && share(looksLikeAmount) + share(hasNoDigit) > 0.5;
  if (amounts.includes(field)) return share(isOtherThanAmount) > 0.5;
  if (field === 'currency' || field === 'originalCurrency' || field === 'feeCurrency')
    return share(isCurrencyName) < 0.5;
  if (field === 'direction') return rank < 1 ? directionsIn(values).size === 0 : directionsOf(values) === null;
  if (field === 'state') return share((value) => stateOf(value) !== null) === 0;
  if (field === 'payee' || field === 'payer')
    return share((value) => looksLikeAmount(value) || looksLikeDay(value) || isNoName(value)) > 0.8;
  return false;
}

const mostRows = 0.9;

/** Whether the amounts have no signs and no letters, so that another column must tell which of them came in. */
const isUnsigned = (amounts: readonly string[]): boolean =>
  amounts.length > 0 && !amounts.some((value) => isNegative(value) || /[-−–+]\s*$|^\s*\+|\b(?:cr|dr)\b/i.test(value));
const tells = (title = '', cells: readonly string[] = []): boolean => !asksForMethod(title) && tellsDirections(cells);

const isNegative = (value: string): boolean => /^\s*[-−–(]/.test(value);
const hasNoDigit = (value: string): boolean => !/\p{Nd}/u.test(value);
const isOtherThanAmount = (value: string): boolean =>
  looksLikeDay(value) || directionOf(value) !== null || (hasNoDigit(value) && !/^[-–—]+$/.test(value));
const isCurrencyName = (value: string): boolean => currenciesOf(value, '') !== null;

const withoutAmount = ({ amount: _a, debit: _d, credit: _c, ...others }: Partial<Record<ImportField, number>>) =>
  others;

/**
 * Keeps the columns of money out and money in rather than an amount column, which then holds the same amounts, a part
 * of them or a total. One such column alone, or two without any cell, give way to the amount column.
 */
function withoutBoth(
  columns: Partial<Record<ImportField, number>>,
  values: readonly (readonly string[])[],
): Partial<Record<ImportField, number>> {
  const { amount, debit, credit, ...others } = columns;
  if (amount === undefined) return columns;
  const filled = (at: number | undefined) => (at === undefined ? 0 : (values[at]?.length ?? 0));
  const inTwo = filled(debit) + filled(credit);
  const keepsTwo = debit !== undefined && credit !== undefined && inTwo > 0 && inTwo >= filled(amount);
  return keepsTwo ? { ...others, debit, credit } : { ...others, amount };
}
