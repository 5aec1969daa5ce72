import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { organisationBy, organisationsFor } from '../organisations/index';
import { packageFor, packages } from '../packages/index';
import { back, page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { findCompany } from '../store/company';
import {
  type ConnectionRow,
  connectionBody,
  connectionsOf,
  findConnection,
  infoOf,
  packageOf,
} from '../store/connection';
import { readProfile } from '../store/profile';
import { connectOrganisation, createConnection, failLink, reconnect } from './connect';
import { cancelled, failed, type LinkOutcome, linked, nothingChanged, redirectAddress } from './flow';

const start = '/companies/:companyId/connections/:connectionId/start';

/**
 * Hosted Link: choose a package, consent, choose the organisation, and back to the client. Plain forms, no script.
 * Each step is a page of its own with the one-time password in its query, and the last one spends it.
 */
export function serveLink(app: Hono, sandbox: Sandbox): void {
  app.get('/link/company/:companyId', (context) => choosePackage(context, sandbox));
  app.post('/link/company/:companyId', async (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    const chosen = packageFor(String((await context.req.parseBody()).platformKey ?? ''));
    if (!company || !chosen) return gone(context);
    const pending = connectionsOf(sandbox.store, company.id).find(
      (each) => each.platform_key === chosen.key && each.status !== 'Linked' && each.source_type === 'Accounting',
    );
    const connection = sandbox.store.transaction(() => pending ?? createConnection(sandbox, company, chosen.key));
    const address = new URL(String(connectionBody(sandbox, connection).linkUrl));
    for (const [name, value] of new URL(context.req.url).searchParams) address.searchParams.set(name, value);
    return back(context, `${address.pathname}${address.search}`);
  });

  app.get(start, (context) => withConnection(context, sandbox, (connection) => consent(context, sandbox, connection)));
  app.post(`${start}/consent`, (context) =>
    withConnection(context, sandbox, async (connection) => {
      const answer = (await context.req.parseBody()).answer;
      if (answer === 'allow') return chooseOrganisation(context, connection);
      const outcome = answer === 'error' ? failed : cancelled;
      failLink(sandbox, connection, outcome.statusCode === 500 ? 500 : 403);
      return finish(context, sandbox, connection, outcome);
    }),
  );
  app.post(`${start}/organisation`, (context) =>
    withConnection(context, sandbox, async (connection) => {
      const organisation = organisationBy(String((await context.req.parseBody()).organisation ?? ''));
      if (!organisation || organisation.platformKey !== connection.platform_key)
        return chooseOrganisation(context, connection, true);
      if (connection.status === 'Linked') return finish(context, sandbox, connection, nothingChanged);
      if (connection.info === null) connectOrganisation(sandbox, connection, organisation);
      else reconnect(sandbox, connection);
      return finish(
        context,
        sandbox,
        findConnection(sandbox.store, connection.company_id, connection.id) ?? connection,
        linked,
      );
    }),
  );
}

type Answer = Response | Promise<Response>;

/** The connection of a link that is still good: the right one-time password, not spent, not a day old. */
function withConnection(context: Context, sandbox: Sandbox, show: (connection: ConnectionRow) => Answer): Answer {
  const connection = findConnection(
    sandbox.store,
    context.req.param('companyId') ?? '',
    context.req.param('connectionId') ?? '',
  );
  if (connection?.source_type !== 'Accounting') return gone(context);
  const good =
    connection.otp !== null &&
    connection.otp === context.req.query('otp') &&
    (connection.otp_expires ?? 0) > sandbox.store.clock.now();
  if (!good) return gone(context);
  const other = connectionsOf(sandbox.store, connection.company_id).find(
    (each) => each.source_type === 'Accounting' && each.status === 'Linked' && each.id !== connection.id,
  );
  if (other) {
    return page(context, {
      title: 'Already connected',
      narrow: true,
      status: 400,
      body: html`<h1>This company is already connected</h1><p>It is connected to ${packageOf(other).name}. Disconnect that first, then start again.</p>`,
    });
  }
  return show(connection);
}

function choosePackage(context: Context, sandbox: Sandbox): Answer {
  const company = findCompany(sandbox.store, context.req.param('companyId') ?? '');
  if (!company) return gone(context);
  const client = readProfile(sandbox.store).name;
  return page(context, {
    title: 'Choose your accounting software',
    narrow: true,
    body: html`<h1>Choose your accounting software</h1>
<p>${client} will connect to the books of ${company.name}.</p>
<form method="post" action="${new URL(context.req.url).pathname}${new URL(context.req.url).search}"><fieldset><legend class="visually-hidden">Accounting software</legend>
${packages.map((each, index) => html`<label class="choice"><input type="radio" name="platformKey" value="${each.key}" required ${index === 0 ? 'checked' : ''}><img src="/_sandbox/logos/${each.key}.svg" alt="" width="24" height="24"><span>${each.name}</span></label>`)}
</fieldset><div class="actions"><button>Continue</button></div></form>`,
  });
}

function consent(context: Context, sandbox: Sandbox, connection: ConnectionRow): Answer {
  const accountingPackage = packageOf(connection);
  const client = readProfile(sandbox.store).name;
  return page(context, {
    title: `Connect ${accountingPackage.name}`,
    narrow: true,
    body: html`<div class="badge"><img src="/_sandbox/logos/${accountingPackage.key}.svg" alt="" width="40" height="40"><span class="soft">${accountingPackage.name}</span></div>
<h1>Allow ${client} to use your ${accountingPackage.name} books?</h1>
<div class="card"><h2 class="small">It will read</h2>
<ul class="plain"><li>your company's name, currency and closing date</li><li>the chart of accounts and bank accounts, with balances</li><li>tax rates and tracking categories</li><li>suppliers and customers</li></ul>
<h2 class="small">It will write</h2>
<ul class="plain">${accountingPackage.takesExpenses ? html`<li>expenses, refunds and rewards, as spend and receive money</li>${accountingPackage.attachments ? html`<li>receipts, attached to them</li>` : ''}<li>accounts and suppliers that you add there</li>` : html`<li>nothing: this package takes no expenses</li>`}</ul></div>
<p class="small soft">You can take this permission away at any time, there or in ${accountingPackage.name}.</p>
<form method="post" action="${step(context, connection, 'consent')}"><div class="actions"><button name="answer" value="allow">Allow access</button><button class="quiet" name="answer" value="cancel">Cancel</button></div>
<p class="small soft"><br>For trying out: <button class="quiet little" name="answer" value="error">The package reports an error</button></p></form>`,
  });
}

function chooseOrganisation(context: Context, connection: ConnectionRow, missing = false): Answer {
  const accountingPackage = packageOf(connection);
  const before = connection.info === null ? undefined : connection.organisation;
  const choices = organisationsFor(accountingPackage.key).filter(({ key }) => before === undefined || key === before);
  return page(context, {
    title: 'Choose an organisation',
    narrow: true,
    status: missing ? 400 : 200,
    body: html`<h1>Choose an organisation</h1>
<p>${before ? html`${infoOf(connection).name} was connected before; its books are as they were left.` : `These are the organisations in your ${accountingPackage.name} account.`}</p>
${missing ? html`<p class="notice" role="alert">Choose one of the organisations to continue.</p>` : ''}
<form method="post" action="${step(context, connection, 'organisation')}"><fieldset><legend class="visually-hidden">Organisation</legend>
${choices.map(({ key, info }, index) => html`<label class="choice"><input type="radio" name="organisation" value="${key}" required ${index === 0 ? 'checked' : ''}><span>${info.name}<span>${info.city}, ${info.country} · ${info.baseCurrency}${info.lockDate ? ` · closed up to ${info.lockDate}` : ''}</span></span></label>`)}
</fieldset><div class="actions"><button>Connect</button></div></form>`,
  });
}

/** The last page says how it went and sends the browser on; the link is there for whoever does not wait. */
function finish(context: Context, sandbox: Sandbox, connection: ConnectionRow, outcome: LinkOutcome): Answer {
  const address = redirectAddress(sandbox, connection, outcome, new URL(context.req.url).searchParams);
  const { name } = readProfile(sandbox.store);
  const heading =
    outcome.statusCode === 403
      ? 'Connection cancelled'
      : outcome.statusCode === 500
        ? `${packageOf(connection).name} reported an error`
        : `Connected to ${infoOf(connection).name}`;
  return page(context, {
    title: heading,
    narrow: true,
    headers: address ? { refresh: `1; url=${address}` } : {},
    body: html`<h1>${heading}</h1>
<p>${outcome.statusCode === 403 ? 'Nothing was connected and nothing was changed.' : outcome.statusCode === 500 ? 'Nothing was connected. Try again in a moment.' : 'The lists of these books are being read now.'}</p>
${address ? html`<div class="actions"><a class="button" href="${address}">Return to ${name}</a></div>` : html`<p>You can close this page.</p>`}`,
  });
}

const step = (context: Context, connection: ConnectionRow, name: string): string =>
  `/companies/${connection.company_id}/connections/${connection.id}/start/${name}${new URL(context.req.url).search}`;

const gone = (context: Context): Answer =>
  page(context, {
    title: 'This link has ended',
    narrow: true,
    status: 410,
    body: html`<h1>This link has ended</h1><p>A link works once and for one day. Go back to where you started and ask for a new one.</p>`,
  });
