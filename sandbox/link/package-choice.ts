import type { Context } from 'hono';
import { html } from 'hono/html';
import { packages } from '../packages/index';
import { page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import type { CompanyRow } from '../store/company';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';
import type { PageResponse } from './result-pages';

/**
 * Shows the first page of hosted Link, where a person selects the accounting package. The search is a separate form, so
 * that it works without scripts.
 */
export function choosePackage(
  context: Context,
  sandbox: Sandbox,
  company: CompanyRow,
  nothingChosen = false,
): PageResponse {
  const { pathname, searchParams } = new URL(context.req.url);
  const find = (searchParams.get('find') ?? '').trim();
  const offered = packages.filter(({ name }) => name.toLowerCase().includes(find.toLowerCase()));
  return page(context, {
    title: 'Choose your accounting software',
    narrow: true,
    status: nothingChosen ? 400 : 200,
    body: html`<h1>Choose your accounting software</h1>
<p>${readProfile(sandbox.store).name} will connect to the books of ${company.name}.</p>
${nothingChosen ? html`<p class="notice" role="alert">Choose one of the packages to continue.</p>` : ''}
<form class="search" method="get" action="${pathname}" role="search">${hiddenInputs(searchParams)}<label for="find">Search</label><div class="row"><input type="text" id="find" name="find" value="${find}" autocomplete="off"><button class="quiet little">Search</button></div></form>
${offered.length === 0 ? html`<p role="status">No accounting software matches “${find}”.</p>` : ''}
<form method="post" action="${pathname}${asQuery(searchParams)}"><fieldset class="choices"><legend class="visually-hidden">Accounting software</legend>
${offered.map((each, index) => html`<label class="choice"><input type="radio" name="platformKey" value="${each.key}" required ${index === 0 ? 'checked' : ''}><img src="/_sandbox/logos/${each.key}.svg" alt="" width="24" height="24"><span>${each.name}</span></label>`)}
</fieldset><div class="actions">${offered.length === 0 ? '' : html`<button>Continue</button>`}<button class="quiet" name="answer" value="not listed" formnovalidate>My software is not listed</button></div></form>`,
  });
}

/**
 * Shows the page for a company that is already connected. The person can keep the connection or disconnect (Codat,
 * "Hosted Link").
 */
export function manageConnection(context: Context, company: CompanyRow, connection: ConnectionRow): PageResponse {
  const { pathname, searchParams } = new URL(context.req.url);
  const accountingPackage = packageOf(connection);
  return page(context, {
    title: `Connected to ${accountingPackage.name}`,
    narrow: true,
    body: html`<div class="badge"><img src="/_sandbox/logos/${accountingPackage.key}.svg" alt="" width="40" height="40"><span class="soft">${accountingPackage.name}</span></div>
<h1>${company.name} is connected to ${infoOf(connection).name}</h1>
<p>To use other software, disconnect this connection first.</p>
<form method="post" action="${pathname}${asQuery(searchParams)}"><div class="actions"><button name="answer" value="keep">Keep the connection</button><button class="quiet" name="answer" value="disconnect">Disconnect</button></div></form>`,
  });
}

/** Returns the query string with the client's own parameters, which the redirect at the end of the flow may use. */
const asQuery = (query: URLSearchParams): string => {
  const own = new URLSearchParams([...query].filter(([name]) => name !== 'find'));
  return own.size > 0 ? `?${own}` : '';
};

const hiddenInputs = (query: URLSearchParams) =>
  [...query]
    .filter(([name]) => name !== 'find')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
