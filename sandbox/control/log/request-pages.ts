import type { Hono } from 'hono';
import { html } from 'hono/html';
import { card, facts, options, pageNumber, table } from '../../pages/elements';
import { notFoundPage, page } from '../../pages/layout';
import type { Sandbox } from '../../sandbox';
import { findCompany } from '../../store/company';
import { formatDateTime, formatJson, logPager, perPage, statusTag } from './page-parts';
import type { LoggedMessage, LoggedRequest } from './request-log';

const path = '/_sandbox/log/requests';
const statuses = ['2xx', '4xx', '5xx', '400', '401', '404', '409', '422', '429', '500', '503'];

/** Serves the pages of the request log: a list with filters, and a page for each request with its bodies. */
export function serveRequestPages(app: Hono, sandbox: Sandbox): void {
  app.get(path, (context) => {
    const { company = '', operation = '', status = '', page: number } = context.req.query();
    const filters: Filters = {
      company,
      operation,
      status: /^(\d{1,3}|[1-5]xx)$/.test(status) ? status : '',
      page: pageNumber(number),
    };
    return page(context, { title: 'Requests', body: list(sandbox, filters) });
  });

  app.get(`${path}/:id`, (context) => {
    const found = sandbox.requestLog.find(context.req.param('id'));
    if (!found)
      return notFoundPage(
        context,
        'No such request',
        'The log has only the newest requests. This one was deleted or never existed.',
      );
    return page(context, { title: `${found.operation} ${found.status}`, body: detail(sandbox, found) });
  });
}

interface Filters {
  readonly company: string;
  readonly operation: string;
  readonly status: string;
  readonly page: number;
}

function list({ requestLog }: Sandbox, filters: Filters) {
  const filter = { operation: filters.operation, companyId: filters.company, status: filters.status };
  const count = requestLog.count(filter);
  const found = requestLog.list({ ...filter, limit: perPage, offset: (filters.page - 1) * perPage });
  const columns = ['When', 'Operation', 'Status', { number: 'ms' }, 'Note'];
  return html`<h1>Requests <span class="soft small">(${count.toLocaleString('en-GB')})</span></h1>
<div class="card"><form class="inline" method="get" action="${path}">
<label>Operation <select name="operation"><option value="">all</option>${options(requestLog.operations(), filters.operation)}</select></label>
<label>Status <select name="status"><option value="">all</option>${options([...statuses, ['0', 'no response']], filters.status)}</select></label>
<label>Company id <input type="text" name="company" value="${filters.company}" size="38"></label><button class="little">Show</button><a href="${path}">All</a></form></div>
${found.length === 0 ? card('No requests match.') : table({ label: 'Newest requests', columns, rows: found.map(row), className: 'log' })}
${logPager(path, filters, count)}`;
}

const row = (request: LoggedRequest) =>
  html`<tr><td class="when">${formatDateTime(request.at)}</td><td class="main"><a href="${path}/${request.id}">${request.operation}</a><br><code>${request.method} ${request.path}</code></td><td>${statusTag(request.status)}</td><td class="num">${request.durationMs}</td><td>${notes(request)}</td></tr>`;

const notes = ({ replayed, fault }: LoggedRequest): string =>
  [replayed ? 'replayed response' : '', fault ?? ''].filter(Boolean).join(', ') || '—';

function detail(
  sandbox: Sandbox,
  request: LoggedRequest & { readonly sent: LoggedMessage | null; readonly answered: LoggedMessage | null },
) {
  const { id, companyId, idempotencyKey, replayed, fault } = request;
  const company = companyId && findCompany(sandbox.store, companyId);
  const companyLink = company
    ? html`<a href="/books/${company.id}">${company.name}</a>`
    : html`<code>${companyId}</code>`;
  return html`<p class="small"><a href="${path}">Requests</a></p><h1>${request.operation} ${statusTag(request.status)}</h1>
<p><code>${request.method} ${request.path}</code></p>
${facts(
  [
    ['When', formatDateTime(request.at)],
    ['Duration', `${request.durationMs} ms`],
    ['Correlation id', html`<code>${id}</code>`],
    ...(companyId ? [['Company', companyLink] as const] : []),
    ...(idempotencyKey ? [['Idempotency-Key', html`<code>${idempotencyKey}</code>`] as const] : []),
    ...(replayed ? [['Response', 'replayed from the first call with this key'] as const] : []),
    ...(fault ? [['Fault', fault] as const] : []),
  ],
  'card',
)}
${message('Request', request.sent)}${message('Response', request.answered)}`;
}

function message(title: string, what: LoggedMessage | null) {
  if (!what) return html`<h2>${title}</h2><div class="card"><p class="soft">No longer stored.</p></div>`;
  const headers = Object.entries(what.headers);
  return html`<h2>${title}</h2><div class="card">
${headers.length > 0 ? html`<p>${headers.map(([name, value]) => html`<code>${name}: ${value}</code><br>`)}</p>` : ''}
${what.body === null ? html`<p class="soft">No body.</p>` : html`<pre tabindex="0">${formatJson(what.body)}</pre>`}</div>`;
}
