import type { Sandbox } from '../sandbox';

/** Values that survive a reset. */
const permanentKeys = ['webhookSecret', 'clientId'];

/** Deletes everything except the webhook secret and the client id, and resets the clock. */
export function reset(sandbox: Sandbox): void {
  const { store } = sandbox;
  clearFaults(sandbox);
  store.clock.moveTo(0);
  store.transaction(() => {
    const tables = store.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'meta'`,
    );
    for (const { name } of tables) store.run(`DELETE FROM ${name}`);
    store.run(`DELETE FROM meta WHERE key NOT IN (${permanentKeys.map(() => '?').join()})`, ...permanentKeys);
  });
  sandbox.faults.clear();
  sandbox.requestLog.clear();
  sandbox.stats.clear(store.clock.iso());
  sandbox.deliveries.clear();
  sandbox.rateLimiter.reset();
}

/** Removes all faults, latency, webhook faults and changed limits. */
export function clearFaults({ faults, latency, webhookFaults, rateLimiter }: Sandbox): void {
  faults.replace([]);
  latency.replace({});
  webhookFaults.replace({});
  rateLimiter.resetLimits();
}
