import type { Sandbox } from '../sandbox';

/** The keys of the meta table that a reset does not delete. */
const permanentKeys = ['webhookSecret', 'clientId'];

/** Deletes all data except the webhook secret and the client id, and sets the clock to the machine's time. */
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

/** Removes all fault rules and webhook faults, and restores the default latency and rate limits. */
export function clearFaults({ faults, latency, webhookFaults, rateLimiter }: Sandbox): void {
  faults.replace([]);
  latency.replace({});
  webhookFaults.replace({});
  rateLimiter.resetLimits();
}
