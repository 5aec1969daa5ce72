import { type Money, money } from '@/lib/domain/money';
import type { HoldingAccount } from './holding-account';

/** What moved an account since its opening day, in its currency. */
export type AccountSums = {
  /** The movements that Outlay wrote to the books, and those that it has not written yet. */
  readonly booked: Money;
  readonly open: Money;
  readonly openCount: number;
  /** The records of the books that Outlay did not write, as they were last read; null before the first read. */
  readonly others: Money | null;
};

export type BalanceComparison = {
  readonly outlay: Money;
  /** Null until the balance of the books is read. */
  readonly books: Money | null;
  /** The balance in Outlay less the balance in the books, and the part that neither open movements nor other records explain. */
  readonly difference: Money | null;
  readonly unexplained: Money | null;
};

/** Compares the balance of an account in Outlay and in the books. Null without an opening balance. */
export function compareBalances(
  { opening, books }: Pick<HoldingAccount, 'opening' | 'books'>,
  { booked, open, others }: AccountSums,
): BalanceComparison | null {
  if (!opening) return null;
  const { currency } = opening.amount;
  const outlay = opening.amount.minor + booked.minor + open.minor;
  if (!books) return { outlay: money(outlay, currency), books: null, difference: null, unexplained: null };
  const difference = outlay - books.amount.minor;
  return {
    outlay: money(outlay, currency),
    books: books.amount,
    difference: money(difference, currency),
    unexplained: money(difference - open.minor + (others?.minor ?? 0n), currency),
  };
}
