import type { Hono } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import { faultsChange } from './faults';
import { withBody } from './json';
import { latencyChange } from './latency';
import { mischiefChange } from './mischief';
import { clockChange, clockView, setClock } from './time';

const most = z.int().positive();
const limitsChange = z.strictObject({
  dailyPerCompany: most.optional(),
  perMinute: most.optional(),
  concurrentPerCompany: most.optional(),
  /** The plan's most companies; null for as many as one likes. */
  companies: most.nullable().optional(),
});

/** The conditions Codat works under: faults, pace, limits, what becomes of webhooks, and the time. */
export function serveConditions(app: Hono, sandbox: Sandbox): void {
  const { faults, latency, mischief, budget } = sandbox;

  app.get('/_sandbox/faults', (context) => context.json(faults.list()));
  app.put('/_sandbox/faults', (context) =>
    withBody(context, faultsChange, ({ rules, seed }) => {
      faults.replace(rules, seed);
      return context.json(faults.list());
    }),
  );

  app.get('/_sandbox/latency', (context) => context.json(latency.change));
  app.put('/_sandbox/latency', (context) =>
    withBody(context, latencyChange, (change) => {
      latency.replace(change);
      return context.json(latency.change);
    }),
  );

  app.get('/_sandbox/limits', (context) => context.json(budget.limits));
  app.put('/_sandbox/limits', (context) =>
    withBody(context, limitsChange, ({ companies, ...change }) => {
      budget.limits = {
        ...budget.limits,
        ...change,
        ...(companies === undefined ? {} : { companies: companies ?? undefined }),
      };
      return context.json(budget.limits);
    }),
  );

  app.get('/_sandbox/webhooks', (context) => context.json(mischief.change));
  app.put('/_sandbox/webhooks', (context) =>
    withBody(context, mischiefChange, (change) => {
      mischief.replace(change);
      return context.json(mischief.change);
    }),
  );

  app.get('/_sandbox/clock', (context) => context.json(clockView(sandbox)));
  app.put('/_sandbox/clock', (context) =>
    withBody(context, clockChange, (change) => {
      setClock(sandbox, change);
      return context.json(clockView(sandbox));
    }),
  );
}
