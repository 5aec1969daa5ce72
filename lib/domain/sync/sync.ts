/** The state of one expense in one sync. States only move forward. */
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

/** Whether a state can change to another: late and repeated updates are ignored, and settled states are final. */
export const canBecome = (from: ItemState, to: ItemState): boolean =>
  rank[to] > rank[from] || (rank[to] === rank[from] && rank[from] === 2 && from !== to);

export const isSettled = (state: ItemState): boolean => rank[state] === 3;

/** The most records in one request (Codat, CreateExpenseRequest.maxItems). */
export const batchSize = 50;

export function toBatches<T>(items: readonly T[], size: number = batchSize): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Codat's report on one record of a sync. */
export type ItemUpdate = {
  readonly expenseId: string;
  readonly state: 'sent' | 'synced' | 'failed';
  readonly message: string | null;
};

/** Minutes after sending at which an open sync is polled, in case its webhook is lost. */
export const sweepMinutes = [2, 10, 30] as const;

/** How long an Idempotency-Key is reused. Codat recognises it for 90 minutes; the margin allows for clock skew. */
export const idempotencyKeyMinutes = 85;
