import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { ConsumerRow } from '../../codat/platform/webhooks';
import { type MessageRow, recoverFailed, replay } from '../../engine/delivery';
import { back, page } from '../../pages/layout';
import type { Sandbox } from '../../sandbox';
import { findCompany } from '../../store/company';
import type { DeliveryKind } from './deliveries';
import { formatDateTime, formatJson, pager } from './page-parts';

const perPage = 50;
const path = '/_sandbox/log/webhooks';
const states = ['Success', 'Attempting', 'Sending', 'Failure'] as const;

/** Every webhook for people: what it told, how often it was tried, what was answered. */
export function serveWebhookPages(app: Hono, sandbox: Sandbox): void {
  app.get(path, (context) => {
    const { company, event, state, page: number } = context.req.query();
    const chosen: Chosen = {
      company: company ?? '',
      event: event ?? '',
      state: state ?? '',
      page: Math.max(1, Math.floor(Number(number)) || 1),
    };
    return page(context, { title: 'Webhooks', body: list(sandbox, chosen) });
  });

  app.get(`${path}/:id`, (context) => {
    const message = sandbox.store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', context.req.param('id'));
    if (!message)
      return page(context, {
        title: 'No such webhook',
        status: 404,
        body: html`<h1>No such webhook</h1><p>The log keeps the newest; this one is gone, or never was.</p>`,
      });
    return page(context, { title: message.event_type, body: detail(sandbox, message) });
  });

  app.post(`${path}/recover`, (context) => {
    recoverFailed(sandbox);
    return back(context, path);
  });
  app.post(`${path}/:id/replay`, (context) => {
    const id = context.req.param('id');
    replay(sandbox, id);
    return back(context, `${path}/${id}`);
  });
}

interface Chosen {
  readonly company: string;
  readonly event: string;
  readonly state: string;
  readonly page: number;
}

const where = `WHERE (?1 = '' OR company_id = ?1) AND (?2 = '' OR event_type = ?2) AND (?3 = '' OR status = ?3)`;

function list(sandbox: Sandbox, chosen: Chosen) {
  const { store } = sandbox;
  const values = [chosen.company, chosen.event, chosen.state] as const;
  const count = store.get<{ count: number }>(`SELECT count(*) AS count FROM messages ${where}`, ...values)?.count ?? 0;
  const messages = store.all<MessageRow>(
    `SELECT * FROM messages ${where} ORDER BY position DESC LIMIT ?4 OFFSET ?5`,
    ...values,
    perPage,
    (chosen.page - 1) * perPage,
  );
  const events = store.all<{ event_type: string }>('SELECT DISTINCT event_type FROM messages ORDER BY event_type');
  const failed = store.get<{ count: number }>(`SELECT count(*) AS count FROM messages WHERE status = 'Failure'`)?.count;
  return html`<h1>Webhooks <span class="soft small">(${count.toLocaleString('en-GB')})</span></h1>
<div class="card"><form class="inline" method="get" action="${path}">
<label>Event <select name="event"><option value="">all</option>${events.map(({ event_type }) => option(event_type, chosen.event))}</select></label>
<label>State <select name="state"><option value="">all</option>${states.map((each) => option(each, chosen.state))}</select></label>
<label>Company id <input type="text" name="company" value="${chosen.company}" size="38"></label><button class="little">Show</button><a href="${path}">All</a></form></div>
<form class="above" method="post" action="${path}/recover"><button class="quiet little" ${failed ? '' : 'disabled'}>Recover failed</button> <span class="small soft">${failed ? `${failed} given up` : 'None was given up.'}</span></form>
${
  messages.length === 0
    ? html`<div class="card"><p>No webhook fits.</p></div>`
    : html`<div class="card scroll" role="group" aria-label="Newest webhooks" tabindex="0"><table class="log"><caption class="visually-hidden">Newest webhooks</caption><thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">State</th><th scope="col" class="num">Attempts</th><th scope="col">Last answer</th><th scope="col">Replay</th></tr></thead>
<tbody>${messages.map(row)}</tbody></table></div>`
}
${pager(path, chosen, count, perPage)}`;
}

const option = (value: string, chosen: string) =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${value}</option>`;

const row = (message: MessageRow) =>
  html`<tr><td class="when">${formatDateTime(message.created)}</td><td class="main"><a href="${path}/${message.id}">${message.event_type}</a><br><code>${message.id}</code></td><td>${stateTag(message)}</td><td class="num">${message.attempts}</td><td>${message.last_result ?? '—'}</td><td>${replayForm(message)}</td></tr>`;

const stateTag = ({ status }: MessageRow) =>
  html`<span class="tag ${status === 'Success' ? 'good' : status === 'Sending' ? '' : 'bad'}">${status}</span>`;

const replayForm = ({ id }: MessageRow) =>
  html`<form method="post" action="${path}/${id}/replay"><button class="quiet little" aria-label="Replay ${id}">Replay</button></form>`;

const kindNames: Readonly<Record<DeliveryKind, string>> = {
  message: 'the message',
  repeat: 'the message once more',
  'wrong-key': 'forged: signed with a wrong key',
  expired: 'forged: older than receivers accept',
  tampered: 'forged: changed after it was signed',
};

function detail(sandbox: Sandbox, message: MessageRow) {
  const company = message.company_id === null ? undefined : findCompany(sandbox.store, message.company_id);
  const consumer = sandbox.store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  const deliveries = sandbox.deliveries.of(message.id);
  return html`<p class="small"><a href="${path}">Webhooks</a></p><h1>${message.event_type} ${stateTag(message)}</h1>
<dl class="facts card">
<div><dt>webhook-id</dt><dd><code>${message.id}</code></dd></div>
<div><dt>Made</dt><dd>${formatDateTime(message.created)}</dd></div>
<div><dt>Receiver</dt><dd><code>${consumer?.url ?? '—'}</code></dd></div>
<div><dt>Company</dt><dd>${company ? html`<a href="/books/${company.id}">${company.name}</a>` : '—'}</dd></div>
<div><dt>Attempts</dt><dd>${message.attempts}</dd></div>
<div><dt>Last answer</dt><dd>${message.last_result ?? '—'}</dd></div>
</dl>
${replayForm(message)}
<h2>Sent</h2>${
    deliveries.length === 0
      ? html`<div class="card"><p class="soft">Nothing since the sandbox was started.</p></div>`
      : html`<div class="card scroll" role="group" aria-label="Attempts" tabindex="0"><table><caption class="visually-hidden">Attempts</caption><thead><tr><th scope="col">When (real time)</th><th scope="col">What</th><th scope="col">Answer</th><th scope="col" class="num">ms</th></tr></thead>
<tbody>${deliveries.map((each) => html`<tr><td class="when">${formatDateTime(each.at)}</td><td>${kindNames[each.kind]}</td><td>${each.answer}</td><td class="num">${each.durationMs}</td></tr>`)}</tbody></table></div>`
  }
<h2>Body</h2><div class="card"><pre tabindex="0">${formatJson(message.body)}</pre></div>`;
}
