import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { allConsumers, type ConsumerRow } from '../codat/platform/webhooks';
import { enableConsumer } from '../engine/delivery';
import { card, options, table, tag } from '../pages/elements';
import { back, page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { allCompanies, type CompanyRow, findCompany } from '../store/company';
import { packageOf } from '../store/connection';
import { connectionWithBooks, revertManualChanges } from './books/book-changes';
import { setClock } from './clock-control';
import { describeActiveFaults } from './faults/active-faults';
import { type BooksScenario, booksScenarios, codatScenarios, webhookScenarios } from './faults/scenarios';
import { clearFaults } from './reset';

const dayAndHour = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' });
const maxCompanies = 100;
const noBooks = 'No company is linked to an accounting package yet.';

/** Serves the control page. Its forms change the same failures and settings as the JSON endpoints. */
export function serveOverview(app: Hono, sandbox: Sandbox): void {
  app.get('/_sandbox', (context) =>
    page(context, { title: 'Control', body: overview(sandbox, context.req.query('company')) }),
  );

  app.post('/_sandbox/everything-works', (context) => {
    clearFaults(sandbox);
    revertManualChanges(sandbox);
    return back(context, '/_sandbox');
  });

  app.post('/_sandbox/failures', async (context) => {
    const { key, answer, company, choice } = await formOf(context);
    const connection = company ? connectionWithBooks(sandbox, company) : undefined;
    const inBooks = connection && booksScenarios(sandbox, connection).find((each) => each.key === key);
    const atCodat = [...codatScenarios(sandbox), ...webhookScenarios(sandbox)].find((each) => each.key === key);
    if (answer === 'stop') (inBooks ?? atCodat)?.stop?.();
    else if (inBooks) startInBooks(inBooks, choice ?? '');
    else atCodat?.start();
    return back(context, connection ? `/_sandbox?company=${connection.company_id}#books` : '/_sandbox');
  });

  app.post('/_sandbox/time', async (context) => {
    const { hours } = await formOf(context);
    if (hours === 'now') setClock(sandbox, { offsetSeconds: 0 });
    else if (Number(hours) > 0) setClock(sandbox, { advanceSeconds: Number(hours) * 3600 });
    return back(context, '/_sandbox#time');
  });

  app.post('/_sandbox/consumers', async (context) => {
    const { id, answer } = await formOf(context);
    if (id) enableConsumer(sandbox, id, answer === 'enable');
    return back(context, '/_sandbox#receivers');
  });
}

/** Starts the scenario. Does nothing if the selected account, supplier or date is invalid or no longer exists. */
function startInBooks(scenario: BooksScenario, choice: string): void {
  const { input } = scenario;
  const known =
    !input || ('day' in input ? /^\d{4}-\d\d-\d\d$/.test(choice) : input.list.some(({ id }) => id === choice));
  if (known) scenario.start(choice);
}

async function formOf(context: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const form = await context.req.parseBody();
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}

function overview(sandbox: Sandbox, companyId: string | undefined) {
  const withBooks = [...allCompanies(sandbox.store)]
    .reverse()
    .filter(({ id }) => connectionWithBooks(sandbox, id))
    .slice(0, maxCompanies);
  const asked = companyId === undefined ? undefined : findCompany(sandbox.store, companyId);
  return html`<h1>Control</h1>
<p class="soft">Start and stop failures of Codat and the accounting packages.</p>
${activeFaults(sandbox)}
<h2 id="books">Books of a company</h2>${books(sandbox, withBooks, asked ?? withBooks[0])}
<h2>Codat</h2><div class="card">${codatScenarios(sandbox).map((each) => scenarioForm(each))}</div>
<h2>Webhooks</h2><div class="card">${webhookScenarios(sandbox).map((each) => scenarioForm(each))}</div>
<h2 id="time">Clock</h2>${time(sandbox)}
<h2 id="receivers">Webhook receivers</h2>${receivers(sandbox)}
<h2>Companies</h2><div class="card">${
    withBooks.length === 0
      ? html`<p>${noBooks}</p>`
      : html`<ul class="plain columns">${withBooks.map(({ id, name }) => html`<li><a href="/_sandbox/company/${id}">Change the books of ${name}</a></li>`)}</ul>`
  }</div>`;
}

function activeFaults(sandbox: Sandbox) {
  const list = describeActiveFaults(sandbox);
  if (list.length === 0) return html`<div class="notice" role="status"><strong>No failures are active.</strong></div>`;
  return html`<section class="notice warning" aria-labelledby="now"><h2 id="now">Active failures</h2>
<ul class="plain">${list.slice(0, 40).map((each) => html`<li>${each}</li>`)}${list.length > 40 ? html`<li>and ${list.length - 40} more</li>` : ''}</ul>
<form method="post" action="/_sandbox/everything-works"><button>Stop all failures</button></form></section>`;
}

function books(sandbox: Sandbox, companies: readonly CompanyRow[], company: CompanyRow | undefined) {
  const connection = company && connectionWithBooks(sandbox, company.id);
  if (!company || !connection) return card(noBooks);
  const others = companies.some(({ id }) => id === company.id) ? companies : [company, ...companies];
  return html`<div class="card">
<form class="inline above" method="get" action="/_sandbox#books"><label>Company <select name="company">${options(
    others.map(({ id, name }) => [id, name]),
    company.id,
  )}</select></label><button class="quiet little">Show</button></form>
<p class="small soft">${packageOf(connection).name} · <a href="/_sandbox/company/${company.id}">All accounts and suppliers</a> · <a href="/books/${company.id}">Open the books</a></p>
${booksScenarios(sandbox, connection).map((each) => scenarioForm(each, company.id))}</div>`;
}

const scenarioForm = ({ key, title, effect, isActive = false, input }: BooksScenario, company?: string) =>
  html`<form class="scenario" method="post" action="/_sandbox/failures"><input type="hidden" name="key" value="${key}">${company ? html`<input type="hidden" name="company" value="${company}">` : ''}
<div><strong>${title}</strong>${isActive ? html` ${tag('active', 'bad')}` : ''}<span class="soft small">${effect}</span>${input ? inputField(input) : ''}</div>
${isActive ? html`<button class="little" name="answer" value="stop" aria-label="Stop: ${title}">Stop</button>` : html`<button class="quiet little" name="answer" value="start" aria-label="Start: ${title}">Start</button>`}</form>`;

const inputField = (input: NonNullable<BooksScenario['input']>) =>
  'day' in input
    ? html`<label class="small">${input.label} <input type="date" name="choice" value="${input.day}" required></label>`
    : html`<label class="small">${input.label} <select name="choice">${options(
        input.list.map(({ id, name }) => [id, name]),
        '',
      )}</select></label>`;

function time(sandbox: Sandbox) {
  const { clock } = sandbox.store;
  const moved = Math.abs(clock.offsetMs) >= 1000;
  return html`<div class="card"><p><strong>${dayAndHour.format(clock.now())} UTC</strong>${moved ? html` ${tag('moved', 'bad')}` : html` <span class="soft small">real time</span>`}</p>
<p class="small soft">Scheduled work runs when the clock reaches its time: webhook retries, rate limits, one-time links. Webhooks carry the real time, because receivers compare it with their clock.</p>
<form class="inline" method="post" action="/_sandbox/time"><button class="quiet little" name="hours" value="1">+1 hour</button><button class="quiet little" name="hours" value="24">+1 day</button><button class="quiet little" name="hours" value="168">+7 days</button><button class="little" name="hours" value="now" ${moved ? '' : 'disabled'}>Back to real time</button></form></div>`;
}

function receivers(sandbox: Sandbox) {
  const consumers = allConsumers(sandbox.store);
  const secret = sandbox.webhookFaults.settings.secret ?? sandbox.webhookSecret;
  return html`<div class="card"><p>Webhook signing secret <code>${secret}</code></p><p class="small soft">In Codat, see Portal, Settings, Webhooks. The client id is <code>${sandbox.clientId}</code>.</p>
${consumers.length === 0 ? html`<p>No app has a webhook consumer yet.</p>` : table({ label: 'Webhook receivers', columns: ['Address', 'Events', 'State', 'Change'], rows: consumers.map(receiver), bare: true })}</div>`;
}

function receiver({ id, url, event_types, disabled, failing_since }: ConsumerRow) {
  const types: readonly string[] = JSON.parse(event_types);
  const state = disabled ? 'Disabled' : failing_since === null ? 'Enabled' : 'Failing';
  return html`<tr><th scope="row"><code>${url}</code></th><td><details><summary>${types.length}</summary>${types.join(', ')}</details></td><td>${tag(state, state === 'Enabled' ? 'good' : 'bad')}</td>
<td><form method="post" action="/_sandbox/consumers"><input type="hidden" name="id" value="${id}"><button class="quiet little" name="answer" value="${disabled ? 'enable' : 'disable'}" aria-label="${disabled ? 'Enable' : 'Disable'} ${url}">${disabled ? 'Enable' : 'Disable'}</button></form></td></tr>`;
}
