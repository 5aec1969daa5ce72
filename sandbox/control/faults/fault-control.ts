import type { Hono } from 'hono';
import { z } from 'zod';
import { operations } from '../../codat/operations';
import type { Sandbox } from '../../sandbox';
import { clockChange, clockView, isInClockRange, setClock } from '../clock-control';
import { withBody } from '../json';
import { faultSettings } from './faults';
import { latencySettings } from './latency';
import { webhookFaultSettings } from './webhook-faults';

const limit = z.int().positive();
const limitsChange = z.strictObject({
  dailyPerCompany: limit.optional(),
  perMinute: limit.optional(),
  concurrentPerCompany: limit.optional(),
  /** The maximum number of companies in the plan. Null means no limit. */
  companies: limit.nullable().optional(),
});

/** Serves JSON endpoints for fault rules, latency, rate limits, webhook faults and the clock. */
export function serveFaultControl(app: Hono, sandbox: Sandbox): void {
  const { faults, latency, webhookFaults, rateLimiter } = sandbox;

  /**
   * Adds a GET that returns the settings, and a PUT that changes them. `apply` returns an error message if the settings
   * are invalid.
   */
  function serveSettings<T>(name: string, schema: z.ZodType<T>, read: () => object, apply: (settings: T) => unknown) {
    const path = `/_sandbox/${name}`;
    app.get(path, (context) => context.json(read()));
    app.put(path, (context) =>
      withBody(context, schema, (settings) => {
        const error = apply(settings);
        return typeof error === 'string' ? context.json({ error }, 400) : context.json(read());
      }),
    );
  }

  serveSettings(
    'faults',
    faultSettings,
    () => faults.list(),
    ({ rules, seed }) => unknownOperation(rules.map((rule) => rule.operation)) ?? faults.replace(rules, seed),
  );
  serveSettings(
    'latency',
    latencySettings,
    () => latency.settings,
    (settings) => unknownOperation(Object.keys(settings.operations ?? {})) ?? latency.replace(settings),
  );
  serveSettings(
    'limits',
    limitsChange,
    () => rateLimiter.limits,
    ({ companies, ...change }) => {
      const plan = companies === undefined ? {} : { companies: companies ?? undefined };
      rateLimiter.limits = { ...rateLimiter.limits, ...change, ...plan };
    },
  );
  serveSettings(
    'webhooks',
    webhookFaultSettings,
    () => webhookFaults.settings,
    (settings) => webhookFaults.replace(settings),
  );
  serveSettings(
    'clock',
    clockChange,
    () => clockView(sandbox),
    (change) =>
      isInClockRange(sandbox, change)
        ? setClock(sandbox, change)
        : 'The clock can be set to a time between the years 2000 and 2100.',
  );
}

const operationNames: ReadonlySet<string> = new Set(['*', ...operations.map(({ name }) => name)]);

/**
 * Returns an error message if a rule names an operation that does not exist. Such a rule would inject no fault, so a
 * test that relies on it would prove nothing.
 */
function unknownOperation(names: readonly string[]): string | undefined {
  const unknown = names.find((name) => !operationNames.has(name));
  return unknown === undefined ? undefined : `Codat has no operation "${unknown}" here.`;
}
