import type { Context, Hono } from 'hono';
import { packageFor } from '../packages/index';
import { back } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { type CompanyRow, findCompany } from '../store/company';
import {
  type ConnectionRow,
  connectionBody,
  connectionsOf,
  findConnection,
  linkedAccounting,
} from '../store/connection';
import {
  type ConnectionError,
  connectOrganisation,
  createConnection,
  failLink,
  reconnect,
  unlink,
} from './connection-lifecycle';
import { consent } from './consent';
import { choicesFor, chooseOrganisation } from './organisation-choice';
import { choosePackage, manageConnection } from './package-choice';
import { cancelled, failed, type LinkOutcome, linked, nothingChanged, notSupported } from './redirect';
import { alreadyConnectedPage, deletedPage, expiredLinkPage, finishPage, type PageResponse } from './result-pages';
import { startPath, stepUrl } from './step-url';

const company = '/link/company/:companyId';

/**
 * Serves hosted Link. Its steps are: select a package, consent, select the organisation, and a redirect to the client.
 * It works without scripts.
 */
export function serveLink(app: Hono, sandbox: Sandbox): void {
  app.get(company, (context) =>
    withCompany(context, sandbox, (owner) => {
      const connected = linkedAccounting(sandbox.store, owner.id);
      return connected ? manageConnection(context, owner, connected) : choosePackage(context, sandbox, owner);
    }),
  );
  app.post(company, (context) => withCompany(context, sandbox, (owner) => packageChosen(context, sandbox, owner)));

  app.get(startPath, (context) =>
    withConnection(context, sandbox, (connection) => consent(context, sandbox, connection)),
  );
  app.post(`${startPath}/consent`, (context) =>
    withConnection(context, sandbox, async (connection) => {
      const answer = (await context.req.parseBody()).answer;
      // The next step has its own URL. If a person goes back and forward in the browser, the page is loaded again and
      // no form is submitted twice.
      if (answer === 'allow') return back(context, stepUrl(context, connection, 'organisation'));
      const outcome = answer === 'error' ? failed : cancelled;
      failLink(sandbox, connection, outcome.statusCode === 500 ? 500 : 403);
      return finishPage(context, sandbox, subjectOf(connection), outcome);
    }),
  );
  app.get(`${startPath}/organisation`, (context) =>
    withConnection(context, sandbox, (connection) => chooseOrganisation(context, connection)),
  );
  app.post(`${startPath}/organisation`, (context) =>
    withConnection(context, sandbox, async (connection) => {
      const key = String((await context.req.parseBody()).organisation ?? '');
      const organisation = choicesFor(connection).find((each) => each.key === key);
      if (!organisation) return chooseOrganisation(context, connection, true);
      if (connection.status === 'Linked') return finishPage(context, sandbox, subjectOf(connection), nothingChanged);
      if (connection.info === null) connectOrganisation(sandbox, connection, organisation);
      else reconnect(sandbox, connection);
      const now = findConnection(sandbox.store, connection.company_id, connection.id);
      return finishPage(context, sandbox, subjectOf(now ?? connection), linked);
    }),
  );
}

async function packageChosen(context: Context, sandbox: Sandbox, owner: CompanyRow): Promise<Response> {
  const { answer, platformKey } = await context.req.parseBody();
  const connected = linkedAccounting(sandbox.store, owner.id);
  if (connected && answer === 'keep') return finishPage(context, sandbox, subjectOf(connected), nothingChanged);
  if (connected && answer === 'disconnect') {
    unlink(sandbox, connected);
    return back(context, currentUrl(context));
  }
  if (connected) return alreadyConnectedPage(context, connected);
  // The company is no longer connected: the button was pressed before, or in another window.
  if (answer === 'keep' || answer === 'disconnect') return back(context, currentUrl(context));
  if (answer === 'not listed')
    return finishPage(context, sandbox, { companyId: owner.id, connection: undefined }, notSupported);
  const chosen = packageFor(String(platformKey ?? ''));
  if (!chosen) return choosePackage(context, sandbox, owner, true);
  const pending = connectionsOf(sandbox.store, owner.id).find(
    (each) => each.platform_key === chosen.key && each.source_type === 'Accounting',
  );
  const connection = sandbox.store.transaction(() => pending ?? createConnection(sandbox, owner, chosen.key));
  const address = new URL(String(connectionBody(sandbox, connection).linkUrl));
  for (const [name, value] of new URL(context.req.url).searchParams)
    if (name !== 'find' && name !== 'otp') address.searchParams.set(name, value);
  return back(context, `${address.pathname}${address.search}`);
}

function currentUrl(context: Context): string {
  const { pathname, search } = new URL(context.req.url);
  return `${pathname}${search}`;
}

function withCompany(context: Context, sandbox: Sandbox, show: (owner: CompanyRow) => PageResponse): PageResponse {
  const owner = findCompany(sandbox.store, context.req.param('companyId') ?? '');
  return owner ? show(owner) : expiredLinkPage(context);
}

/**
 * Calls `show` with the connection if the link is valid. Its one-time password must be correct, unused and less than a
 * day old.
 */
function withConnection(
  context: Context,
  sandbox: Sandbox,
  show: (connection: ConnectionRow) => PageResponse,
): PageResponse {
  const { store } = sandbox;
  const companyId = context.req.param('companyId') ?? '';
  const connection = findConnection(store, companyId, context.req.param('connectionId') ?? '');
  if (connection?.source_type !== 'Accounting')
    return context.req.method === 'POST' ? deletedPage(context) : expiredLinkPage(context);
  const isValid =
    connection.otp !== null &&
    connection.otp === context.req.query('otp') &&
    (connection.otp_expires ?? 0) > store.clock.now();
  if (!isValid) {
    const ended = context.req.method === 'POST' ? recentOutcome(sandbox, connection) : undefined;
    return ended ? finishPage(context, sandbox, subjectOf(connection), ended) : expiredLinkPage(context);
  }
  const other = linkedAccounting(store, companyId);
  return other && other.id !== connection.id ? alreadyConnectedPage(context, other) : show(connection);
}

const doubleClickMs = 10_000;

/**
 * Returns the outcome of a flow that ended in the last seconds. After a double click, the browser shows the response to
 * the second request, so that response must repeat the outcome.
 */
function recentOutcome({ store }: Sandbox, connection: ConnectionRow): LinkOutcome | undefined {
  const recently = (at: string | null | undefined): boolean =>
    typeof at === 'string' && Math.abs(store.clock.now() - Date.parse(at)) < doubleClickMs;
  if (connection.status === 'Linked') return recently(connection.linked_at) ? linked : undefined;
  const errors: ConnectionError[] = JSON.parse(connection.errors);
  const last = errors.findLast(({ erroredOnUtc }) => recently(erroredOnUtc))?.statusCode;
  if (last === '403') return cancelled;
  return last === '500' ? failed : undefined;
}

const subjectOf = (connection: ConnectionRow) => ({ companyId: connection.company_id, connection });
