import type { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { serveBooksControl } from './books-control';
import { serveCompanyPage } from './company-page';
import { serveConditions } from './conditions-control';
import { serveListControl } from './list-control';
import { serveLogControl } from './log-control';
import { serveOverview } from './overview';
import { serveRequestPages } from './request-pages';
import { reset } from './reset';
import { serveWebhookPages } from './webhook-pages';

/** The control plane: not part of Codat, no key, for tests and for the pages beside it. JSON in and out. */
export function serveControl(app: Hono, sandbox: Sandbox): void {
  app.post('/_sandbox/reset', (context) => {
    reset(sandbox);
    return context.body(null, 204);
  });
  serveConditions(app, sandbox);
  serveBooksControl(app, sandbox);
  serveListControl(app, sandbox);
  serveLogControl(app, sandbox);

  serveOverview(app, sandbox);
  serveCompanyPage(app, sandbox);
  serveRequestPages(app, sandbox);
  serveWebhookPages(app, sandbox);

  app.all('/_sandbox/*', (context) => context.json({ error: 'The control plane has no such path.' }, 404));
}
