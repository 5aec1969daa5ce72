import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { ConsumerRow } from '../../codat/platform/webhooks';
import { type MessageRow, recoverFailed, replay } from '../../engine/delivery';
import { card, facts, options, pageNumber, table, tag } from '../../pages/elements';
import { back, notFoundPage, page } from '../../pages/layout';
import type { Sandbox } from '../../sandbox';
import { findCompany } from '../../store/company';
import type { DeliveryKind } from './deliveries';
import { formatDateTime, formatJson, logPager, perPage } from './page-parts';

const path = '/_sandbox/log/webhooks';
const states = ['Success', 'Attempting', 'Sending', 'Failure'];

/** Serves the pages of the webhooks: a list with filters, and a page for each webhook with its delivery attempts. */
export function serveWebhookPages(app: Hono, sandbox: Sandbox): void {
  app.get(path, (context) => {
    const { company = '', event = '', state = '', page: number } = context.req.query();
    const filters: Filters = { company, event, state, page: pageNumber(number) };
    return page(context, { title: 'Webhooks', body: list(sandbox, filters) });
  });

  app.get(`${path}/:id`, (context) => {
    const message = sandbox.store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', context.req.param('id'));
    if (!message)
      return notFoundPage(
        context,
        'No such webhook',
        'The log has only the newest webhooks. This one was deleted or never existed.',
      );
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

interface Filters {
  readonly company: string;
  readonly event: string;
  readonly state: string;
  readonly page: number;
}

const matching = `messages WHERE (?1 = '' OR company_id = ?1) AND (?2 = '' OR event_type = ?2) AND (?3 = '' OR status = ?3)`;

function list({ store }: Sandbox, filters: Filters) {
  const values = [filters.company, filters.event, filters.state] as const;
  const count = store.count(matching, ...values);
  const sql = `SELECT * FROM ${matching} ORDER BY position DESC LIMIT ?4 OFFSET ?5`;
  const messages = store.all<MessageRow>(sql, ...values, perPage, (filters.page - 1) * perPage);
  const events = store.all<{ type: string }>('SELECT DISTINCT event_type AS type FROM messages ORDER BY event_type');
  const failed = store.count(`messages WHERE status = 'Failure'`);
  const columns = ['When', 'Event', 'State', { number: 'Attempts' }, 'Last response', 'Replay'];
  const types = events.map(({ type }) => type);
  return html`<h1>Webhooks <span class="soft small">(${count.toLocaleString('en-GB')})</span></h1>
<div class="card"><form class="inline" method="get" action="${path}">
<label>Event <select name="event"><option value="">all</option>${options(types, filters.event)}</select></label>
<label>State <select name="state"><option value="">all</option>${options(states, filters.state)}</select></label>
<label>Company id <input type="text" name="company" value="${filters.company}" size="38"></label><button class="little">Show</button><a href="${path}">All</a></form></div>
<form class="above" method="post" action="${path}/recover"><button class="quiet little" ${failed ? '' : 'disabled'}>Recover failed</button> <span class="small soft">${failed ? `${failed} failed` : 'None failed.'}</span></form>
${messages.length === 0 ? card('No webhooks match.') : table({ label: 'Newest webhooks', columns, rows: messages.map(row), className: 'log' })}
${logPager(path, filters, count)}`;
}

const row = (message: MessageRow) =>
  html`<tr><td class="when">${formatDateTime(message.created)}</td><td class="main"><a href="${path}/${message.id}">${message.event_type}</a><br><code>${message.id}</code></td><td>${stateTag(message)}</td><td class="num">${message.attempts}</td><td>${message.last_result ?? '—'}</td><td>${replayForm(message)}</td></tr>`;

const stateTag = ({ status }: MessageRow) =>
  tag(status, status === 'Success' ? 'good' : status === 'Sending' ? '' : 'bad');

const replayForm = ({ id }: MessageRow) =>
  html`<form method="post" action="${path}/${id}/replay"><button class="quiet little" aria-label="Replay ${id}">Replay</button></form>`;

const kindNames: Readonly<Record<DeliveryKind, string>> = {
  message: 'message',
  repeat: 'repeated message',
  'wrong-key': 'forged: signed with a wrong key',
  expired: 'forged: older than receivers accept',
  tampered: 'forged: changed after signing',
};

function detail({ store, deliveries }: Sandbox, message: MessageRow) {
  const company = message.company_id === null ? undefined : findCompany(store, message.company_id);
  const consumer = store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  const attempts = deliveries.of(message.id);
  return html`<p class="small"><a href="${path}">Webhooks</a></p><h1>${message.event_type} ${stateTag(message)}</h1>
${facts(
  [
    ['webhook-id', html`<code>${message.id}</code>`],
    ['Created', formatDateTime(message.created)],
    ['Receiver', consumer ? html`<code>${consumer.url}</code>` : null],
    ['Company', company ? html`<a href="/books/${company.id}">${company.name}</a>` : null],
    ['Attempts', String(message.attempts)],
    ['Last response', message.last_result],
  ],
  'card',
)}
${replayForm(message)}
<h2>Attempts</h2>${
    attempts.length === 0
      ? html`<div class="card"><p class="soft">None since the sandbox started.</p></div>`
      : table({
          label: 'Attempts',
          columns: ['When (real time)', 'Kind', 'Response', { number: 'ms' }],
          rows: attempts.map(
            (each) =>
              html`<tr><td class="when">${formatDateTime(each.at)}</td><td>${kindNames[each.kind]}</td><td>${each.answer}</td><td class="num">${each.durationMs}</td></tr>`,
          ),
        })
  }
<h2>Body</h2><div class="card"><pre tabindex="0">${formatJson(message.body)}</pre></div>`;
}
