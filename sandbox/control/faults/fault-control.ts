import type { Context, Hono } from 'hono';
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
  /** The most companies of the plan; null for no limit. */
  companies: limit.nullable().optional(),
});

/** Serves the settings of Codat's faults, latency, rate limits, webhook faults and clock, as JSON. */
export function serveFaultControl(app: Hono, sandbox: Sandbox): void {
  const { faults, latency, webhookFaults, rateLimiter } = sandbox;

  app.get('/_sandbox/faults', (context) => context.json(faults.list()));
  app.put('/_sandbox/faults', (context) =>
    withBody(context, faultSettings, ({ rules, seed }) => {
      const unknown = rules.find(({ operation }) => !isOperation(operation));
      if (unknown) return unknownOperation(context, unknown.operation);
      faults.replace(rules, seed);
      return context.json(faults.list());
    }),
  );

  app.get('/_sandbox/latency', (context) => context.json(latency.settings));
  app.put('/_sandbox/latency', (context) =>
    withBody(context, latencySettings, (change) => {
      const unknown = Object.keys(change.operations ?? {}).find((each) => !isOperation(each));
      if (unknown !== undefined) return unknownOperation(context, unknown);
      latency.replace(change);
      return context.json(latency.settings);
    }),
  );

  app.get('/_sandbox/limits', (context) => context.json(rateLimiter.limits));
  app.put('/_sandbox/limits', (context) =>
    withBody(context, limitsChange, ({ companies, ...change }) => {
      rateLimiter.limits = {
        ...rateLimiter.limits,
        ...change,
        ...(companies === undefined ? {} : { companies: companies ?? undefined }),
      };
      return context.json(rateLimiter.limits);
    }),
  );

  app.get('/_sandbox/webhooks', (context) => context.json(webhookFaults.settings));
  app.put('/_sandbox/webhooks', (context) =>
    withBody(context, webhookFaultSettings, (change) => {
      webhookFaults.replace(change);
      return context.json(webhookFaults.settings);
    }),
  );

  app.get('/_sandbox/clock', (context) => context.json(clockView(sandbox)));
  app.put('/_sandbox/clock', (context) =>
    withBody(context, clockChange, (change) => {
      if (!isInClockRange(sandbox, change))
        return context.json({ error: 'The clock can be set to a time between the years 2000 and 2100.' }, 400);
      setClock(sandbox, change);
      return context.json(clockView(sandbox));
    }),
  );
}

const operationNames: ReadonlySet<string> = new Set(['*', ...operations.map(({ name }) => name)]);
const isOperation = (name: string): boolean => operationNames.has(name);

/** Refuses a misspelt operation: it would inject no fault, and a test with it would prove nothing. */
const unknownOperation = (context: Context, name: string): Response =>
  context.json({ error: `Codat has no operation "${name}" here.` }, 400);
