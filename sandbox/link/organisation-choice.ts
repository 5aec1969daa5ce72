import type { Context } from 'hono';
import { html } from 'hono/html';
import { formatDay } from '../engine/day';
import { organisationsFor } from '../organisations/index';
import type { Organisation } from '../organisations/organisation';
import { page } from '../pages/layout';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import type { PageResponse } from './result-pages';
import { stepUrl } from './step-url';

/** From these numbers on, the number of suppliers or currencies is shown to tell organisations apart. */
const manySuppliers = 500;
const manyCurrencies = 4;

/**
 * Returns the organisations that a person can select: the one that the connection had before, or else all of the
 * package.
 */
export const choicesFor = (connection: ConnectionRow): readonly Organisation[] =>
  organisationsFor(connection.platform_key).filter(
    ({ key }) => connection.info === null || key === connection.organisation,
  );

/** Returns a short text that tells this organisation apart from others: place, currency, lock date and size. */
export function factsOf({ info, accounts, suppliers }: Organisation): string {
  const currencies = [...new Set(accounts.filter(({ bank }) => bank).map(({ currency }) => currency))];
  const place = info.city === info.country ? info.city : `${info.city}, ${info.country}`;
  return [
    place,
    currencies.length >= manyCurrencies
      ? `${info.baseCurrency}, with money in ${currencies.length} currencies`
      : info.baseCurrency,
    ...(info.lockDate ? [`closed up to ${formatDay(info.lockDate)}`] : []),
    ...(suppliers.length >= manySuppliers
      ? [`${count(suppliers.length)} suppliers`, `${count(accounts.length)} accounts`]
      : []),
  ].join(' · ');
}

export function chooseOrganisation(context: Context, connection: ConnectionRow, nothingChosen = false): PageResponse {
  const accountingPackage = packageOf(connection);
  return page(context, {
    title: 'Choose an organisation',
    narrow: true,
    status: nothingChosen ? 400 : 200,
    body: html`<h1>Choose an organisation</h1>
<p>${connection.info === null ? `These are the organisations in your ${accountingPackage.name} account.` : `${infoOf(connection).name} was connected before. Its books are unchanged.`}</p>
${nothingChosen ? html`<p class="notice" role="alert">Choose one of the organisations to continue.</p>` : ''}
<form method="post" action="${stepUrl(context, connection, 'organisation')}"><fieldset class="choices"><legend class="visually-hidden">Organisation</legend>
${choicesFor(connection).map((each, index) => html`<label class="choice"><input type="radio" name="organisation" value="${each.key}" required ${index === 0 ? 'checked' : ''}><span>${each.info.name}<span>${factsOf(each)}</span></span></label>`)}
</fieldset><div class="actions"><button>Connect</button></div></form>`,
  });
}

const count = (number: number): string => number.toLocaleString('en-GB');
