import type { Sandbox } from '../sandbox';
import { emitForClient } from './events';

/** Sends the webhook for an exhausted daily quota, and schedules the webhook for its reset. */
export function emitRateLimitReached(sandbox: Sandbox): void {
  sandbox.store.transaction(() => {
    emitForClient(sandbox, 'client.rateLimit.reached', quotaPayload(sandbox));
    sandbox.tasks.scheduleAt('quota', 'reset', sandbox.rateLimiter.quota().resetsAt);
  });
}

/** Sends the webhook for the reset of the quota. It runs at 00:00 UTC after a day on which the quota was exhausted. */
export const emitRateLimitReset = (sandbox: Sandbox): void =>
  emitForClient(sandbox, 'client.rateLimit.reset', quotaPayload(sandbox));

function quotaPayload({ rateLimiter }: Sandbox): object {
  const { daily, remaining, resetsAt } = rateLimiter.quota();
  return { dailyQuota: daily, quotaRemaining: remaining, expiryDate: new Date(resetsAt).toISOString() };
}
