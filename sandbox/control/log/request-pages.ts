import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, page } from '../../pages/layout';
import type { Sandbox } from '../../sandbox';
import { findCompany } from '../../store/company';
import { formatDateTime, formatJson, pager, statusTag } from './page-parts';
import type { LoggedMessage, LoggedRequest } from './request-log';

const perPage = 50;
const path = '/_sandbox/log/requests';

/** Every request for people: which it was, what was sent, what was answered. */
export function serveRequestPages(app: Hono, sandbox: Sandbox): void {
  app.get(path, (context) => {
    const { company, operation, status, page: number } = context.req.query();
    const chosen: Chosen = {
      company: company ?? '',
      operation: operation ?? '',
      status: /^(\d{1,3}|[1-5]xx)$/.test(status ?? '') ? (status ?? '') : '',
      page: Math.max(1, Math.floor(Number(number)) || 1),
    };
    return page(context, { title: 'Requests', body: list(sandbox, chosen) });
  });

  app.get(`${path}/:id`, (context) => {
    const found = sandbox.requestLog.find(context.req.param('id'));
    if (!found)
      return page(context, {
        title: 'No such request',
        status: 404,
        body: html`<h1>No such request</h1><p>The log keeps the newest; this one is gone, or never was.</p>`,
      });
    return page(context, { title: `${found.operation} ${found.status}`, body: detail(sandbox, found) });
  });
}

interface Chosen {
  readonly company: string;
  readonly operation: string;
  readonly status: string;
  readonly page: number;
}

function list(sandbox: Sandbox, chosen: Chosen) {
  const { requestLog } = sandbox;
  const filter = { operation: chosen.operation, companyId: chosen.company, status: chosen.status };
  const count = requestLog.count(filter);
  const found = requestLog.list({ ...filter, limit: perPage, offset: (chosen.page - 1) * perPage });
  return html`<h1>Requests <span class="soft small">(${count.toLocaleString('en-GB')})</span></h1>
<div class="card"><form class="inline" method="get" action="${path}">
<label>Operation <select name="operation"><option value="">all</option>${requestLog.operations().map((each) => option(each, chosen.operation))}</select></label>
<label>Status <select name="status"><option value="">all</option>${['2xx', '4xx', '5xx', '400', '401', '404', '409', '422', '429', '500', '503', '0'].map((each) => option(each, chosen.status))}</select></label>
<label>Company id <input type="text" name="company" value="${chosen.company}" size="38"></label><button class="little">Show</button><a href="${path}">All</a></form></div>
${
  found.length === 0
    ? html`<div class="card"><p>No request fits.</p></div>`
    : html`<div class="card scroll" role="group" aria-label="Newest requests" tabindex="0"><table class="log"><caption class="visually-hidden">Newest requests</caption><thead><tr><th scope="col">When</th><th scope="col">Operation</th><th scope="col">Status</th><th scope="col" class="num">ms</th><th scope="col">Note</th></tr></thead>
<tbody>${found.map(row)}</tbody></table></div>`
}
${pager(path, chosen, count, perPage)}`;
}

const option = (value: string, chosen: string) =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${value === '0' ? 'no answer' : value}</option>`;

const row = (request: LoggedRequest) =>
  html`<tr><td class="when">${formatDateTime(request.at)}</td><td class="main"><a href="${path}/${request.id}">${request.operation}</a><br><code>${request.method} ${request.path}</code></td><td>${statusTag(request.status)}</td><td class="num">${request.durationMs}</td><td>${notes(request)}</td></tr>`;

const notes = ({ replayed, fault }: LoggedRequest): string =>
  [replayed ? 'kept answer' : '', fault ?? ''].filter(Boolean).join(', ') || '—';

function detail(
  sandbox: Sandbox,
  request: LoggedRequest & { readonly sent: LoggedMessage | null; readonly answered: LoggedMessage | null },
) {
  const company = request.companyId && findCompany(sandbox.store, request.companyId);
  return html`<p class="small"><a href="${path}">Requests</a></p><h1>${request.operation} ${statusTag(request.status)}</h1>
<p><code>${request.method} ${request.path}</code></p>
<dl class="facts card">
${fact('When', formatDateTime(request.at))}
${fact('Took', `${request.durationMs} ms`)}
${fact('Correlation id', html`<code>${request.id}</code>`)}
${request.companyId ? fact('Company', company ? html`<a href="/books/${company.id}">${company.name}</a>` : html`<code>${request.companyId}</code>`) : ''}
${request.idempotencyKey ? fact('Idempotency-Key', html`<code>${request.idempotencyKey}</code>`) : ''}
${request.replayed ? fact('Answer', 'kept from the first call with this key') : ''}
${request.fault ? fact('Fault', request.fault) : ''}
</dl>
${told('Sent', request.sent)}${told('Answered', request.answered)}`;
}

const fact = (name: string, value: string | Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function told(title: string, what: LoggedMessage | null) {
  if (!what) return html`<h2>${title}</h2><div class="card"><p class="soft">No longer kept.</p></div>`;
  const headers = Object.entries(what.headers);
  return html`<h2>${title}</h2><div class="card">
${headers.length > 0 ? html`<p>${headers.map(([name, value]) => html`<code>${name}: ${value}</code><br>`)}</p>` : ''}
${what.body === null ? html`<p class="soft">No body.</p>` : html`<pre tabindex="0">${formatJson(what.body)}</pre>`}</div>`;
}
