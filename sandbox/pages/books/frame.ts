import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import type { Html } from '../layout';

const tabs = { records: ['', 'Records'], accounts: ['/accounts', 'Accounts'], bank: ['/bank', 'Bank'] } as const;
export type Tab = keyof typeof tabs;

/** Whose books these are, in which package, and the three ways to look at them. */
export function frame(connection: ConnectionRow, companyName: string, tab: Tab, body: Html): Html {
  const info = infoOf(connection);
  const address = `/books/${connection.company_id}`;
  return html`<h1>Books of ${info.name}</h1>
<p class="soft">${packageOf(connection).name} · ${info.baseCurrency} · linked as ${companyName} · <span class="tag ${connection.status === 'Linked' ? 'good' : 'bad'}">${connection.status}</span>
${info.lockDate ? html` · closed up to ${formatDay(info.lockDate)}` : ''} · <a href="/_sandbox/company/${connection.company_id}">Change these books</a></p>
<nav class="tabs" aria-label="Books">${Object.entries(tabs).map(([key, [path, name]]) => html`<a href="${address}${path}" ${key === tab ? html`aria-current="page"` : ''}>${name}</a>`)}</nav>
${body}`;
}

/** Older and newer, where there is more than one page. */
export function pager(address: string, from: number, last: number): Html | '' {
  if (last <= 1) return '';
  const to = (number: number): string => `${address}${address.includes('?') ? '&' : '?'}page=${number}`;
  return html`<nav class="pager" aria-label="Pages">${from > 1 ? html`<a href="${to(from - 1)}">Newer</a>` : ''}<span>Page ${from} of ${last}</span>${from < last ? html`<a href="${to(from + 1)}">Older</a>` : ''}</nav>`;
}
