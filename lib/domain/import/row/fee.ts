import { readAmount } from '@/lib/domain/reading/amount';
import { type Money, toDecimal } from '../../money';
import type { BalanceChange } from '../sign/balance';
import type { Direction } from '../titles/direction';
import { foldTitle } from '../titles/fold';
import { plainCell } from './cell';
import type { Layout } from './layout';

/** Returns the fee of a row in minor units, never negative; zero without one or in another currency than the amount. */
export function feeOf(cells: readonly string[], { columns, decimal }: Layout, currency: string): bigint {
  const text = columns.fee === undefined ? '' : plainCell(cells[columns.fee]);
  const read = text === '' ? null : readAmount(text, { currency, decimal });
  if (!read?.ok || read.money.currency !== currency) return 0n;
  return read.money.minor < 0n ? -read.money.minor : read.money.minor;
}

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
  fee: bigint,
  direction: Direction,
  isAdded: boolean,
): { readonly amount: Money; readonly remark: string | null } {
  if (fee === 0n) return { amount, remark: null };
  const written = `${toDecimal({ ...amount, minor: fee })} ${amount.currency}`;
  if (!isAdded) return { amount, remark: `The file names fees of ${written}. They are a part of the amount.` };
  const minor = direction === 'out' ? amount.minor + fee : amount.minor - fee;
  return { amount: { ...amount, minor }, remark: `The amount includes the fee of ${written}.` };
}
