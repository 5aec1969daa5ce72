import { anExpense, belongsTo, giveConsent, type LinkedCompany, linkCompany, type Stage } from '../../testing/client';
import { settled } from '../../testing/settled';
import type { DocumentedOperation } from '../documents';
import { attach } from './accounting';

/** Every operation to every refusal it documents and that can be brought about. */
export async function driveRefusals(stage: Stage, operations: readonly DocumentedOperation[]): Promise<void> {
  const company = await linkCompany(stage);
  for (const operation of distinct(operations)) await driveOperation(stage, company, operation);
  await driveUnread(stage);
  await driveMisuse(stage, company);
  await driveTakenUp(stage);
}

interface Called {
  readonly method: string;
  readonly path: string;
}

/** The same call is in several documents, under other names of its parameters. */
const distinct = (operations: readonly DocumentedOperation[]): readonly Called[] => [
  ...new Map(operations.map((each) => [`${each.method} ${each.path.replaceAll(/\{\w+\}/g, '{}')}`, each])).values(),
];

async function driveOperation({ ask }: Stage, company: LinkedCompany, { method, path }: Called): Promise<void> {
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  const known = filled(path, { companyId: company.id, connectionId: company.connectionId });
  for (const kind of ['status402', 'status403', 'rate-limit', 'status500', 'status503']) {
    await ask('PUT', '/_sandbox/faults', { rules: [{ operation: '*', kind, times: 1 }] });
    await ask(method, known, body);
  }
  await ask(method, known, body, { authorization: 'Basic d3Jvbmc=' });
  await ask(method, filled(path, { companyId: 'no-uuid' }), body);
  if (path.includes('{')) await ask(method, filled(path, {}), body);
  if (path.includes('{companyId}/')) await ask(method, filled(path, { companyId: company.id }), body);
  if (method === 'GET') await ask(method, `${known}?query=name`);
  else await ask(method, known, new Blob(['{'], { type: 'application/json' }));
}

/** Ids nobody has, but for those given. */
const filled = (path: string, given: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? unknown[name] ?? crypto.randomUUID());

const unknown: Readonly<Record<string, string>> = {
  dataType: 'suppliers',
  platformKey: 'zzzz',
  productIdentifier: 'horoscopes',
};

/** Lists that were never read: the settings of the company say that linking reads none. */
async function driveUnread({ ask, inbox }: Stage): Promise<void> {
  const { id } = (await ask('POST', '/companies', { name: 'Unread' })).body;
  const { settings } = (await ask('GET', `/companies/${id}/syncSettings`)).body;
  const none = settings.map((each: object) => ({ ...each, fetchOnFirstLink: false }));
  await ask('POST', `/companies/${id}/syncSettings`, { companyId: id, settings: none, overridesDefaults: true });
  const connection = (await ask('POST', `/companies/${id}/connections`, { platformKey: 'gbol' })).body;
  await giveConsent(connection.linkUrl, 'harbour-and-finch');
  await inbox.event('connection.connected', ({ payload }) => belongsTo(payload, id));
  const data = `/companies/${id}/data`;
  for (const list of ['accounts', 'taxRates', 'trackingCategories', 'suppliers', 'customers', 'journalEntries']) {
    await ask('GET', `${data}/${list}`);
    await ask('GET', `${data}/${list}/1`);
  }
  await ask('GET', `${data}/info`);
  for (const list of ['bankAccounts', 'directCosts', 'directIncomes', 'transfers', 'bankAccounts/1/bankTransactions'])
    await ask('GET', `/companies/${id}/connections/${connection.id}/data/${list}`);
  await ask('PUT', '/_sandbox/latency', { delays: { fetchStep: 3_600_000 } });
  for (const _ of ['once', 'while it is read']) await ask('POST', `${data}/queue/suppliers`);
  await ask('PUT', '/_sandbox/latency', {});
}

/** What a client may get wrong that no shape tells. */
async function driveMisuse(stage: Stage, company: LinkedCompany): Promise<void> {
  const { ask } = stage;
  const { expenses } = company;
  await ask('GET', '/companies?query=name%3D&pageSize=0');
  await ask('POST', '/companies', { name: '()' });
  await ask('POST', `/companies/${company.id}/connections`, { platformKey: 'qudb' });
  await ask('POST', `/companies/${company.id}/connections`, { platformKey: 'gbol' });
  await ask('PATCH', '/profile');
  await ask('GET', '/nowhere');

  const expense = anExpense(company);
  const { syncId } = await settled(stage, company, ['POST', 'expense-transactions'], [expense]);
  await ask('POST', `${expenses}/expense-transactions`, [expense]);
  await ask(
    'POST',
    `${expenses}/expense-transactions`,
    Array.from({ length: 51 }, () => anExpense(company)),
  );
  await ask('POST', `${expenses}/expense-transactions`, [{ id: 'no-uuid', lines: [{}] }]);
  await ask('PUT', `${expenses}/expense-transactions/${expense.id}`, { ...expense, type: 'Refund' });
  await ask('POST', `${expenses}/syncs/${syncId}/transactions/${expense.id}/attachments`, new FormData());
  await attach(stage, `${expenses}/syncs/${syncId}/transactions/${crypto.randomUUID()}/attachments`);
  await ask('POST', `${expenses}/syncs`, {});

  const key = { 'idempotency-key': crypto.randomUUID() };
  for (const name of ['First', 'First', 'Second']) await ask('POST', '/companies', { name }, key);
}

/** All there is of something: keys, and companies of a plan. */
async function driveTakenUp({ ask }: Stage): Promise<void> {
  for (let number = 1; number <= 10; number += 1) await ask('POST', '/apiKeys', { name: `key ${number}` });
  const { results } = (await ask('GET', '/apiKeys')).body;
  for (const { id } of results.slice(1)) await ask('DELETE', `/apiKeys/${id}`);
  await ask('DELETE', `/apiKeys/${results[0].id}`);
  await ask('PUT', '/_sandbox/limits', { companies: 1 });
  await ask('POST', '/companies', { name: 'One too many' });
  await ask('PUT', '/_sandbox/limits', { companies: null });
}
