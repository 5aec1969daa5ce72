import { html } from 'hono/html';
import { formatDay } from '../../engine/day';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import { tag } from '../elements';
import type { Html } from '../layout';

const tabs = { records: ['', 'Records'], accounts: ['/accounts', 'Accounts'], bank: ['/bank', 'Bank'] } as const;
export type Tab = keyof typeof tabs;

/** Puts the name of the organisation, the package and the tabs around a page of the books. */
export function frame(connection: ConnectionRow, companyName: string, tab: Tab, body: Html): Html {
  const info = infoOf(connection);
  const address = `/books/${connection.company_id}`;
  return html`<h1>Books of ${info.name}</h1>
<p class="soft">${packageOf(connection).name} · ${info.baseCurrency} · linked as ${companyName} · ${tag(connection.status, connection.status === 'Linked' ? 'good' : 'bad')}
${info.lockDate ? html` · closed up to ${formatDay(info.lockDate)}` : ''} · <a href="/_sandbox/company/${connection.company_id}">Change these books</a></p>
<nav class="tabs" aria-label="Books">${Object.entries(tabs).map(([key, [path, name]]) => html`<a href="${address}${path}" ${key === tab ? html`aria-current="page"` : ''}>${name}</a>`)}</nav>
${body}`;
}
