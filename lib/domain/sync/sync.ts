/** How far one expense has come in one sync. States only move forward. */
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

/** Whether news may change a state: late or repeated news may not, and what is settled stays. */
export const canBecome = (from: ItemState, to: ItemState): boolean =>
  rank[to] > rank[from] || (rank[to] === rank[from] && rank[from] === 2 && from !== to);

export const isSettled = (state: ItemState): boolean => rank[state] === 3;

/** At most this many records in one request (Codat, CreateExpenseRequest.maxItems). */
export const batchSize = 50;

export function toBatches<T>(items: readonly T[], size: number = batchSize): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** What Codat says of one record of a sync, in our words. */
export type ItemUpdate = {
  readonly expenseId: string;
  readonly state: 'sent' | 'synced' | 'failed';
  readonly message: string | null;
};

/** Minutes after sending at which a sync that is still open is asked after, though no webhook came. */
export const sweepMinutes = [2, 10, 30] as const;

/** The time within which Codat recognises an Idempotency-Key (Codat, idempotency: 90 minutes); a little less, for the clock. */
export const idempotencyKeyMinutes = 85;
