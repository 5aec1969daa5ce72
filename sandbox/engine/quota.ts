import type { Sandbox } from '../sandbox';
import { emitForClient } from './events';

/** The day's requests are used up: said once a day, and again when there are new ones. */
export function emitRateLimitReached(sandbox: Sandbox): void {
  sandbox.store.transaction(() => {
    emitForClient(sandbox, 'client.rateLimit.reached', quotaPayload(sandbox));
    sandbox.tasks.scheduleAt('quota', 'reset', sandbox.rateLimiter.quota().resetsAt);
  });
}

/** At 00:00 UTC after a day on which they were used up. */
export const emitRateLimitReset = (sandbox: Sandbox): void =>
  emitForClient(sandbox, 'client.rateLimit.reset', quotaPayload(sandbox));

function quotaPayload({ rateLimiter }: Sandbox): object {
  const { daily, remaining, resetsAt } = rateLimiter.quota();
  return { dailyQuota: daily, quotaRemaining: remaining, expiryDate: new Date(resetsAt).toISOString() };
}
