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
 * in the base currency, the rate or the place of the column tells.
 */
export function withCurrencyOfOriginal(own: Fields, sample: Body, base: string): Fields {
  const { amount, currency, originalAmount, originalCurrency } = own;
  if (amount === undefined || currency === undefined || originalAmount === undefined || originalCurrency !== undefined)
    return own;
  const isBase = (cells: readonly string[]) => cells[currency]?.trim().toUpperCase() === base;
  const isEqual = (cells: readonly string[]) => {
    const original = Math.abs(figureOf(cells[originalAmount]));
    return original === 0 || original === Math.abs(figureOf(cells[amount]));
  };
  const foreign = sample.filter((cells) => !isBase(cells));
  const converts = (cells: readonly string[]) => {
    const [from, to] = [originalAmount, amount].map((at) => Math.abs(figureOf(cells[at])));
    const rate = Number((cells[own.rate ?? -1] ?? '').replace(',', '.'));
    return rate !== 1 && Math.abs((from ?? 0) * rate - (to ?? 0)) <= (to ?? 0) * 0.01;
  };
  const isBeside = Math.abs(currency - originalAmount) === 1 && Math.abs(currency - amount) > 1;
  const tells =
    foreign.length < sample.length
      ? sample.filter(isBase).every(isEqual)
      : isBeside || (own.rate !== undefined && foreign.every(converts));
  const belongsToOriginal = foreign.length > 0 && !foreign.some(isEqual) && tells;
  if (!belongsToOriginal) return own;
  const { currency: _, ...others } = own;
  return { ...others, originalCurrency: currency };
}
