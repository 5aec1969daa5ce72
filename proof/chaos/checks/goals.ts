import type { Figures } from './figures';

/** A figure that must not exceed `most`. A figure without a value is missed. */
export type Goal = { readonly name: string; readonly value: number | null; readonly most: number };

/** With fewer receipts the fixed overhead of starts and lookups outweighs the calls that are measured. */
const minReceiptsForCalls = 250;

/** A person is asked about at most this share of the receipts. */
const askedShare = 0.005;

/** What a run must reach besides correct books. Missing one makes the command fail. */
export const goalsOf = (
  { settledAfterSeconds, asked, receipts, beforeRetryAfter }: Figures,
  callsPerNeeded: number,
): readonly Goal[] => [
  { name: 'settledAfterSeconds', value: settledAfterSeconds, most: 300 },
  { name: 'asked', value: asked.length, most: Math.ceil(receipts * askedShare) },
  { name: 'beforeRetryAfter', value: beforeRetryAfter, most: 0 },
  ...(receipts >= minReceiptsForCalls ? [{ name: 'callsPerNeeded', value: callsPerNeeded, most: 1.6 }] : []),
];

export const isMissed = ({ value, most }: Goal): boolean => value === null || value > most;
