/** The states of one expense in one sync, in their order. */
export const itemStates = ['queued', 'sending', 'sent', 'unknown', 'synced', 'failed', 'withdrawn'] as const;
export type ItemState = (typeof itemStates)[number];

const rank: Readonly<Record<ItemState, number>> = {
  queued: 0,
  sending: 1,
  sent: 2,
  unknown: 2,
  synced: 3,
  failed: 3,
  withdrawn: 3,
};

/**
 * Whether a sync item can change from one state to another. A late or repeated update cannot change it, and a settled
 * state is final.
 */
export const canBecome = (from: ItemState, to: ItemState): boolean =>
  rank[to] > rank[from] || (rank[to] === rank[from] && rank[from] === 2 && from !== to);

export const isSettled = (state: ItemState): boolean => rank[state] === 3;

/** The largest number of records in one request (Codat, CreateExpenseRequest.maxItems). */
export const batchSize = 50;

export function toBatches<T>(items: readonly T[], size: number = batchSize): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** The result that Codat reports for one record of a sync. */
export type ItemUpdate = {
  /** The id by which the batch knows the record: that of the movement or of the new entry. */
  readonly recordId: string;
  readonly state: 'sent' | 'synced' | 'failed';
  readonly message: string | null;
  /** The id of the record in the books, if Codat reports it. */
  readonly recordRef?: string | null;
};

/**
 * For how many minutes an Idempotency-Key is used again. Codat recognises a key for 90 minutes; the difference allows
 * for clock skew.
 */
export const idempotencyKeyMinutes = 85;

/** Codat's clock may differ from ours. A write within this margin may be the one that is looked up. */
export const clockMarginMs = 15 * 60_000;
