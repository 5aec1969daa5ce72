import type { Sandbox } from '../sandbox';

/** What belongs to the sandbox itself, not to what happened in it. */
const keptForEver = ['webhookSecret', 'clientId'];

/** Everything forgotten but the webhook secret and the client id; the time is the machine's again. */
export function reset(sandbox: Sandbox): void {
  const { store } = sandbox;
  clearFaults(sandbox);
  store.clock.moveTo(0);
  store.transaction(() => {
    const tables = store.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'meta'`,
    );
    for (const { name } of tables) store.run(`DELETE FROM ${name}`);
    store.run(`DELETE FROM meta WHERE key NOT IN (${keptForEver.map(() => '?').join()})`, ...keptForEver);
  });
  sandbox.faults.clear();
  sandbox.requestLog.clear();
  sandbox.stats.clear(store.clock.iso());
  sandbox.deliveries.clear();
  sandbox.rateLimiter.reset();
}

/** Codat as it usually is: no faults, its own pace, its own limits, honest webhooks. */
export function clearFaults({ faults, latency, webhookFaults, rateLimiter }: Sandbox): void {
  faults.replace([]);
  latency.replace({});
  webhookFaults.replace({});
  rateLimiter.resetLimits();
}
