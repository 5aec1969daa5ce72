import type { Sandbox } from '../sandbox';
import { emitForClient } from './events';

/** Emits the event for an exhausted daily quota, and schedules the event for its reset. */
export function emitRateLimitReached(sandbox: Sandbox): void {
  sandbox.store.transaction(() => {
    emitForClient(sandbox, 'client.rateLimit.reached', quotaPayload(sandbox));
    sandbox.tasks.scheduleAt('quota', 'reset', sandbox.rateLimiter.quota().resetsAt);
  });
}

/** Runs at 00:00 UTC after a day with an exhausted quota. */
export const emitRateLimitReset = (sandbox: Sandbox): void =>
  emitForClient(sandbox, 'client.rateLimit.reset', quotaPayload(sandbox));

function quotaPayload({ rateLimiter }: Sandbox): object {
  const { daily, remaining, resetsAt } = rateLimiter.quota();
  return { dailyQuota: daily, quotaRemaining: remaining, expiryDate: new Date(resetsAt).toISOString() };
}
