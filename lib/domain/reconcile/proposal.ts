import type { Pair } from './row';

/** Why an amount of the bank differs from the amount of the record. */
export type Cause = 'rounding' | 'fee' | 'tip' | 'exchange rate' | 'amount';

/** One reason for a match, as data. The points of all reasons add up to the score. */
export type Reason = { readonly points: number } & (
  | { readonly kind: 'own id' }
  | { readonly kind: 'amount'; readonly cause: Cause | null }
  /** The days from the record to the line. */
  | { readonly kind: 'day'; readonly days: number }
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'counterparty'; readonly is: Likeness }
  /** The pair is one of several equal ones, which were paired in the order of their days. */
  | { readonly kind: 'equal rows'; readonly pairs: number }
  /** The members of the set add up to the row on the other side, and no other set does. */
  | { readonly kind: 'sum'; readonly members: number }
);

/** How two names compare. `unknown` when one of them is missing. */
export type Likeness = 'same' | 'different' | 'unknown';

/**
 * Rows that belong together. A certain proposal is exact and applied without a person; a likely one is suggested. No row
 * is in two proposals.
 */
export type Proposal = Pair & {
  readonly level: 'certain' | 'likely';
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** What the bank lines are more than the records, in minor units of the account; zero when the amounts are equal. */
  readonly differenceMinor: bigint;
};

/** Rows that fit in several ways equally well. A person decides. */
export type Ambiguity = Pair & {
  readonly why: 'same id' | 'equal rows' | 'equally likely' | 'several sets';
  /** How many sets fit; null where no set was searched. */
  readonly sets: number | null;
};

/**
 * A row for which no set was searched, because at least this many rows could be in it, or because the search took too many
 * steps. It may have a set.
 */
export type Unsearched = { readonly side: 'line' | 'record'; readonly id: string; readonly candidates: number };

export type Matching = {
  readonly proposals: readonly Proposal[];
  readonly ambiguities: readonly Ambiguity[];
  readonly unsearched: readonly Unsearched[];
};

export const scoreOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { points }) => sum + points, 0);
