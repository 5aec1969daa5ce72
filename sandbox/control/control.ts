import type { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { serveBooksControl } from './books/books-control';
import { serveCompanyPage } from './books/company-page';
import { serveListControl } from './books/list-control';
import { serveFaultControl } from './faults/fault-control';
import { serveLogControl } from './log/log-control';
import { serveRequestPages } from './log/request-pages';
import { serveWebhookPages } from './log/webhook-pages';
import { serveOverview } from './overview';
import { reset } from './reset';

/**
 * Serves the control plane of the sandbox: JSON endpoints for tests, and pages for people. It is not part of Codat and
 * needs no API key.
 */
export function serveControl(app: Hono, sandbox: Sandbox): void {
  app.post('/_sandbox/reset', (context) => {
    reset(sandbox);
    return context.body(null, 204);
  });
  serveFaultControl(app, sandbox);
  serveBooksControl(app, sandbox);
  serveListControl(app, sandbox);
  serveLogControl(app, sandbox);

  serveOverview(app, sandbox);
  serveCompanyPage(app, sandbox);
  serveRequestPages(app, sandbox);
  serveWebhookPages(app, sandbox);

  app.all('/_sandbox/*', (context) => context.json({ error: 'The control plane has no such path.' }, 404));
}
