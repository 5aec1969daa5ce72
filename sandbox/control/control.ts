import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { replay } from '../engine/delivery';
import { deauthorize } from '../link/connect';
import type { Sandbox } from '../sandbox';
import { findCompany } from '../store/company';
import { type ConnectionRow, linkedAccounting } from '../store/connection';
import { connectionWithBooks, reset, setAccountStatus, setLockDate } from './books-change';
import { faultRule } from './faults';
import { ledgerView } from './ledger-view';
import { serveControlPages } from './pages';

const accountChange = z.object({ status: z.enum(['Active', 'Archived']) });
const lockChange = z.object({ lockDate: z.iso.date().nullable() });
const faultsChange = z.object({ rules: z.array(faultRule) });
const limitsChange = z.object({
  dailyPerCompany: z.int().positive().optional(),
  perMinute: z.int().positive().optional(),
  concurrentPerCompany: z.int().positive().optional(),
});

/** The control plane: not part of Codat, no key, for tests and for the page beside it. JSON in and out. */
export function serveControl(app: Hono, sandbox: Sandbox): void {
  // A browser page elsewhere must not be able to change the books: its requests carry an Origin that is not ours.
  app.use('/_sandbox/*', async (context, next) => {
    const origin = context.req.header('origin');
    if (context.req.method !== 'GET' && origin !== undefined && origin !== new URL(context.req.url).origin) {
      return context.json({ error: 'Requests from another site are refused.' }, 403);
    }
    return next();
  });

  serveControlPages(app, sandbox);

  app.post('/_sandbox/reset', (context) => {
    reset(sandbox);
    return context.body(null, 204);
  });

  app.get('/_sandbox/ledger/:companyId', (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    return company ? context.json(ledgerView(sandbox, company)) : missing(context, 'company');
  });

  app.get('/_sandbox/requests', (context) =>
    context.json({ requests: sandbox.requests.newest(Number(context.req.query('limit')) || 200) }),
  );
  app.get('/_sandbox/stats', (context) => context.json(sandbox.requests.stats()));
  app.get('/_sandbox/messages', (context) =>
    context.json({ messages: sandbox.store.all('SELECT * FROM messages ORDER BY position DESC LIMIT 200') }),
  );
  app.post('/_sandbox/messages/:id/replay', (context) =>
    replay(sandbox, context.req.param('id')) ? context.body(null, 202) : missing(context, 'message'),
  );

  app.get('/_sandbox/faults', (context) => context.json({ rules: sandbox.faults.list() }));
  app.put('/_sandbox/faults', (context) =>
    withBody(context, faultsChange, ({ rules }) => {
      sandbox.faults.replace(rules);
      return context.json({ rules: sandbox.faults.list() });
    }),
  );
  app.put('/_sandbox/limits', (context) =>
    withBody(context, limitsChange, (change) => {
      sandbox.budget.limits = { ...sandbox.budget.limits, ...change };
      return context.json(sandbox.budget.limits);
    }),
  );

  app.patch('/_sandbox/companies/:companyId/accounts/:accountId', (context) =>
    withBooks(context, sandbox, (connection) =>
      withBody(context, accountChange, ({ status }) =>
        setAccountStatus(sandbox, connection, context.req.param('accountId'), status)
          ? context.json({ id: context.req.param('accountId'), status })
          : missing(context, 'account'),
      ),
    ),
  );
  app.put('/_sandbox/companies/:companyId/lock-date', (context) =>
    withBooks(context, sandbox, (connection) =>
      withBody(context, lockChange, ({ lockDate }) => {
        setLockDate(sandbox, connection, lockDate ?? undefined);
        return context.json({ lockDate });
      }),
    ),
  );
  app.post('/_sandbox/companies/:companyId/deauthorize', (context) => {
    const connection = linkedAccounting(sandbox.store, context.req.param('companyId'));
    if (!connection) return missing(context, 'linked connection');
    deauthorize(sandbox, connection);
    return context.body(null, 204);
  });
}

const missing = (context: Context, what: string): Response => context.json({ error: `There is no such ${what}.` }, 404);

function withBooks(
  context: Context,
  sandbox: Sandbox,
  change: (connection: ConnectionRow) => Response | Promise<Response>,
): Response | Promise<Response> {
  const connection = connectionWithBooks(sandbox, context.req.param('companyId') ?? '');
  return connection ? change(connection) : missing(context, 'company with books');
}

async function withBody<T>(context: Context, schema: z.ZodType<T>, change: (body: T) => Response): Promise<Response> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  return parsed.success ? change(parsed.data) : context.json({ error: z.prettifyError(parsed.error) }, 400);
}
