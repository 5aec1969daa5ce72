import type { ImportField } from '../field';
import { foldTitle } from '../titles/fold';
import { type Body, figureOf } from './cells';

type Fields = Readonly<Partial<Record<ImportField, number>>>;

/**
 * Returns the column that is the amount with the tax or tip in another column: the amount is then without it. Undefined
 * when no column is their sum in most rows.
 */
export function totalWithTax(
  given: { readonly amount: number | undefined; readonly tax: number | undefined; readonly sample: Body },
  candidates: readonly { readonly at: number }[],
): number | undefined {
  const { amount, tax, sample } = given;
  if (amount === undefined || tax === undefined) return undefined;
  const isSum = (at: number) => {
    const rows = sample.filter((cells) => figureOf(cells[tax]) !== 0);
    const sums = rows.filter((cells) => figureOf(cells[at]) === figureOf(cells[amount]) + figureOf(cells[tax]));
    return rows.length > 0 && sums.length >= rows.length * 0.8;
  };
  return candidates.find(({ at }) => at !== amount && at !== tax && isSum(at))?.at;
}

const quantity =
  /^(?:qty|quantity|units|pcs|menge|anzahl|stuck|quantite|qte|cantidad|cant|quantita|qta|quantidade|qtd|aantal|antal|antall|lukumaara|ilosc|mnozstvi|mnozstvo|mennyiseg|cantitate|kiekis|kogus|adet|количество|数量)$/;

/** Returns the column that is the quantity times the price: the amount is then the price of one piece. */
export function totalOfQuantity(
  given: { readonly amount: number | undefined; readonly titles: readonly string[]; readonly sample: Body },
  candidates: readonly { readonly at: number }[],
): number | undefined {
  const { amount, titles, sample } = given;
  const pieces = titles.findIndex((title) => quantity.test(foldTitle(title)));
  if (amount === undefined || pieces < 0) return undefined;
  const piecesIn = (cells: readonly string[]) => Number((cells[pieces] ?? '').replace(',', '.'));
  const isProduct = (at: number) =>
    sample.filter((cells) => Math.abs(figureOf(cells[amount]) * piecesIn(cells) - figureOf(cells[at])) < 1).length >=
    sample.length * 0.8;
  return candidates.find(({ at }) => at !== amount && at !== pieces && isProduct(at))?.at;
}

/**
 * Whether two columns can be the amount and differ in a row: two with the same title, or a single column of money out or
 * money in beside the amount.
 */
export function isAmountUncertain(
  { amount, debit, credit }: Fields,
  titles: readonly string[],
  candidates: readonly { readonly at: number }[],
  sample: Body,
): boolean {
  const isFilled = (at: number) => sample.some((cells) => figureOf(cells[at]) !== 0);
  const differ = (one: number, other: number) =>
    sample.some((cells) => {
      const [left, right] = [Math.abs(figureOf(cells[one])), Math.abs(figureOf(cells[other]))];
      return left !== 0 && right !== 0 && left !== right;
    });
  const sides = [debit, credit].filter((at) => at !== undefined);
  const found = amount === undefined ? sides : [amount, ...sides];
  const hasNamesake = (at: number) => candidates.some((one) => isNamesake(titles, at, one.at) && differ(at, one.at));
  const filled = sides.filter(isFilled);
  return (
    found.some(hasNamesake) || (amount !== undefined && filled.length === 1 && filled.some((at) => differ(amount, at)))
  );
}

/** Whether two columns have the same title. */
export const isNamesake = (titles: readonly string[], one: number, other: number): boolean =>
  one !== other && titles[one] !== '' && foldTitle(titles[one] ?? '') === foldTitle(titles[other] ?? '');

// One of several fees. “Fee” or “Total fees” beside it can be their sum, and “Source fee” is the same fee again.
const oneFee = /^(?:fx|atm|foreign|non sterling|cross border|currency|conversion|cash|withdrawal|card|bank|weekend)\b/;

/** Returns more columns of fees when the title of each names one kind of fee, so that none is the sum of the others. */
export const otherFees = (
  fee: number | undefined,
  all: readonly number[],
  titles: readonly string[],
): readonly number[] =>
  fee !== undefined && all.every((at) => oneFee.test(foldTitle(titles[at] ?? '')))
    ? all.filter((at) => at !== fee)
    : [];

/** Without another amount, the amount in the shop's currency is the amount, and a column “Cost” is no fee. */
export function withOnlyOriginal(own: Fields): Fields {
  if (own.amount !== undefined || own.debit !== undefined || own.credit !== undefined) return own;
  const { originalAmount, originalCurrency, fee, ...others } = own;
  if (originalAmount === undefined) return fee === undefined ? own : { ...others, amount: fee };
  const currency = own.currency ?? originalCurrency;
  return { ...others, amount: originalAmount, ...(currency !== undefined && { currency }) };
}

/**
 * Moves the currency to the amount in the shop's currency when it belongs to that one (Bank Norwegian, Entercard): both
 * amounts are equal, or there is only one, in the rows in the base currency, and differ in the other rows. Without a row
 * in the base currency, the rate or the place of the column tells. When neither tells for a currency beside both amounts,
 * no amount gets it, and only a person can tell.
 */
export function withCurrencyOfOriginal(own: Fields, sample: Body, base: string): Fields {
  const { currency, originalAmount, originalCurrency } = own;
  const amounts = [own.amount, own.debit, own.credit].filter((at) => at !== undefined);
  if (amounts.length === 0 || currency === undefined || originalAmount === undefined || originalCurrency !== undefined)
    return own;
  const amountIn = (cells: readonly string[]) =>
    amounts.map((at) => Math.abs(figureOf(cells[at]))).find((figure) => figure !== 0) ?? 0;
  const isBase = (cells: readonly string[]) => cells[currency]?.trim().toUpperCase() === base;
  const isEqual = (cells: readonly string[]) => {
    const original = Math.abs(figureOf(cells[originalAmount]));
    return original === 0 || original === amountIn(cells);
  };
  const foreign = sample.filter((cells) => !isBase(cells));
  const converts = (cells: readonly string[]) => {
    const [from, to] = [Math.abs(figureOf(cells[originalAmount])), amountIn(cells)];
    const rate = Number((cells[own.rate ?? -1] ?? '').replace(',', '.'));
    return rate !== 1 && Math.abs(from * rate - to) <= to * 0.01;
  };
  const isBesideAmount = amounts.some((at) => Math.abs(currency - at) === 1);
  const isBesideOriginal = Math.abs(currency - originalAmount) === 1;
  const tells =
    foreign.length < sample.length
      ? sample.filter(isBase).every(isEqual)
      : (isBesideOriginal && !isBesideAmount) || (own.rate !== undefined && foreign.every(converts));
  if (foreign.length === 0 || foreign.some(isEqual)) return own;
  const { currency: _, ...others } = own;
  if (tells) return { ...others, originalCurrency: currency };
  return isBesideOriginal && foreign.length === sample.length ? others : own;
}
