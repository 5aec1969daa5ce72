import type { Wording } from '../titles/wording';

/** The amount of a row as the file writes it, and what else in the row tells its direction. */
export type SignSample = {
  readonly line: number;
  /** The column that holds the amount. A column with the direction makes a debit or credit of a plain amount. */
  readonly column: 'amount' | 'debit' | 'credit';
  readonly isNegative: boolean;
  /** The amount without its sign, in minor units. */
  readonly minor: bigint;
  readonly currency: string;
  readonly payee: string;
  readonly wording: Wording | null;
  /** Whether the balance rose or fell by this amount; null when no balance shows it. */
  readonly balance: 'rose' | 'fell' | null;
  /** Whether the amount after the fee shows money in or money out; null when no column has it. */
  readonly net: 'in' | 'out' | null;
};

/** A sign of spending: `negative` means that amounts with a minus sign are money out. */
export type Sign = 'negative' | 'positive';

/** What a kind of evidence says: a sign, nothing (null), or different things in different rows (`mixed`). */
export type Verdict = Sign | 'mixed' | null;

/**
 * Weighs rows that speak for one sign and for the other. A few rows against many are noise: a bank charge that was paid
 * back, a merchant called “Deposit”.
 */
export function weigh(negative: number, positive: number): Verdict {
  if (negative === 0 && positive === 0) return null;
  if (negative >= positive * clearly) return 'negative';
  return positive >= negative * clearly ? 'positive' : 'mixed';
}

const clearly = 4;
