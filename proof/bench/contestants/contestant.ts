import { z } from 'zod';
import type { Codat, CodatCompany } from '../codat/client';
import type { BenchExpense } from '../expenses';

export const contestantKeys = ['A', 'B', 'C', 'D', 'D1', 'E'] as const;
export type ContestantKey = (typeof contestantKeys)[number];
export const contestantKey = z.enum(contestantKeys);

/** A linked company and what it wants in its books. */
export type Order = { readonly company: CodatCompany; readonly expenses: readonly BenchExpense[] };

/** Somebody's way of doing it, by Codat's API alone. */
export type Contestant = {
  readonly key: ContestantKey;
  readonly name: string;
  /**
   * How many expenses of each company are measured unless all are asked for, and by which rule the rest is worked out:
   * 'one-line' does one company after another, 'own-line' has a line of its own for each company.
   */
  readonly part: { readonly perCompany: (companies: number) => number; readonly line: 'one-line' | 'own-line' };
  /** Brings the orders into the books; says when each company's are done. */
  readonly run: (codat: Codat, orders: readonly Order[], done: (order: Order) => void) => Promise<void>;
};
