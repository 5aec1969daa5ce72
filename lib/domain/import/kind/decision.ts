import { z } from 'zod';
import type { OwnAccount } from './own-account';
import { wordsOf } from './recognise';
import { kindsFor, ordinaryKind, type RowDirection, type RowKind, rowKinds } from './row-kind';

/**
 * What a person decided about a row, or about all rows with the same words: what it becomes, and the value of the other
 * account of a transfer. Null: it is not imported.
 */
export const kindDecision = z.object({
  is: z.enum(rowKinds).nullable(),
  /** `accountValue` of the other account; null for another kind. */
  account: z.string().max(200).nullable(),
});
export type KindDecision = z.output<typeof kindDecision>;

/** The key of the rows for which a decision about words holds. */
export const wordsKey = (direction: RowDirection, payee: string): string => `${direction} ${wordsOf(payee)}`;

/**
 * Returns the kind that a decision gives a row. Null when it does not fit the row: the account is its own, is no longer
 * there, or has another currency, or the kind is one of the other direction.
 */
export function decidedKind(
  { is, account }: KindDecision,
  row: { readonly direction: RowDirection; readonly currency: string; readonly own: OwnAccount | null },
  accounts: readonly OwnAccount[],
  why: string,
): RowKind | null {
  const ordinary = { ...ordinaryKind(row.direction), why, isDecided: true };
  if (is === null) return { ...ordinary, asks: true };
  if (!kindsFor(row.direction).includes(is)) return null;
  const decided = { ...ordinary, is };
  if (is !== 'transfer') return decided;
  const other = accounts.find(({ key }) => key === account);
  if (!other || other.currency !== row.currency || row.own === null || other.key === row.own.key) return null;
  return { ...decided, other };
}
