import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';

/** The lines that a package has in an account and Outlay did not send: of the bank's own feed, or entered there. */
export type OtherFeed = { readonly lines: number; readonly newestDay: Day | null; readonly readAt: Date };

/** What a person set for a bank account that stands for a card, and what its books say. */
export type HoldingAccount = {
  readonly opening: { readonly amount: Money; readonly day: Day } | null;
  /** The first day of the movements whose lines Outlay sends; null when it sends none. */
  readonly linesFrom: Day | null;
  readonly books: { readonly amount: Money; readonly readAt: Date } | null;
  readonly other: OtherFeed | null;
};
