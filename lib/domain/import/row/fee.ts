import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { type Money, toDecimal } from '../../money';
import type { BalanceChange } from '../sign/balance';
import { currencyInTitle } from '../titles/currency-in-title';
import type { Direction } from '../titles/direction';
import { foldTitle } from '../titles/fold';
import { plainCell } from './cell';
import type { Layout } from './layout';
import { readMoney } from './read-money';

/** The fees of a row: in minor units of the amount's currency, never negative, and those in another currency in words. */
export type RowFee = { readonly minor: bigint; readonly elsewhere: string | null };

/** Returns the sum of the fees of a row. A fee in another currency than the amount cannot be added to it. */
export function feeOf(cells: readonly string[], layout: Layout, currency: string): RowFee {
  const { fee, otherFees } = layout.columns;
  const columns = fee === undefined ? [] : [fee, ...otherFees];
  const fees = columns.flatMap((at) => feeIn(cells, at, layout, currency));
  const own = fees.filter((money) => money.currency === currency);
  const others = fees.filter((money) => money.currency !== currency);
  return {
    minor: own.reduce((sum, { minor }) => sum + minor, 0n),
    elsewhere: others.length === 0 ? null : others.map(written).join(' and '),
  };
}

function feeIn(cells: readonly string[], at: number, layout: Layout, currency: string): Money[] {
  const text = plainCell(cells[at]);
  if (text === '') return [];
  const inCell = currenciesOf(plainCell(cells[layout.columns.feeCurrency ?? -1]), currency)?.[0];
  const named = inCell ?? currencyInTitle(layout.titles[at] ?? '', layout.base) ?? currency;
  const read = readMoney(text, at, named, layout);
  if (!read.ok || read.money.minor === 0n) return [];
  return [read.money.minor < 0n ? { ...read.money, minor: -read.money.minor } : read.money];
}

const written = (money: Money): string => `${toDecimal(money)} ${money.currency}`;

/**
 * Whether the fees of a file come on top of its amounts. The balances prove it; without them, the title decides: “Total
 * fees” (Wise) is a part of the amount, and “Fee” (Revolut, PayPal) comes on top, but not of a “Total amount”.
 */
export function areFeesAdded(changes: readonly (BalanceChange | null)[], layout: Layout): boolean {
  const added = changes.filter((change) => change?.fee === 'added').length;
  const notAdded = changes.filter((change) => change?.fee === 'not added').length;
  if (added !== notAdded) return added > notAdded;
  const titleOf = (at: number | undefined) => foldTitle(layout.titles[at ?? -1] ?? '');
  return !/^total/.test(titleOf(layout.columns.fee)) && !/^total|incl/.test(titleOf(layout.columns.amount));
}

/** Adds the fee to money out, or takes it from money in, and says so. */
export function withFee(
  amount: Money,
  { minor: fee, elsewhere }: RowFee,
  direction: Direction,
  isAdded: boolean,
): { readonly amount: Money; readonly remarks: readonly string[] } {
  const other =
    elsewhere === null ? [] : [`The fee of ${elsewhere} is in another currency, so it is not a part of the amount.`];
  if (fee === 0n) return { amount, remarks: other };
  const own = written({ ...amount, minor: fee });
  if (!isAdded) return { amount, remarks: [`The file names fees of ${own}. They are a part of the amount.`, ...other] };
  const minor = direction === 'out' ? amount.minor + fee : amount.minor - fee;
  return { amount: { ...amount, minor }, remarks: [`The amount includes the fee of ${own}.`, ...other] };
}

/** Returns the fee as the amount of a row that has no other amount: the fee for a card or a plan. */
export const feeAlone = (money: Money, fee: RowFee): Money => ({ ...money, minor: fee.minor });
