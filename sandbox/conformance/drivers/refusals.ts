import { giveConsent } from '../../testing/hosted-link';
import { anExpense, type LinkedCompany, linkCompany, sync } from '../../testing/linked-company';
import type { TestServer } from '../../testing/test-server';
import type { DocumentedOperation } from '../documents';
import { attachReceipt } from './accounting';

/** Calls every operation in ways that cause each error status it documents, as far as a call can cause it. */
export async function driveRefusals(server: TestServer, operations: readonly DocumentedOperation[]): Promise<void> {
  const company = await linkCompany(server);
  for (const operation of distinct(operations)) await driveOperation(server, company, operation);
  await driveUnread(server);
  await driveMisuse(server, company);
  await driveExhaustion(server);
}

interface Endpoint {
  readonly method: string;
  readonly path: string;
}

/** Removes duplicates: several documents list the same call with different names for its path parameters. */
const distinct = (operations: readonly DocumentedOperation[]): readonly Endpoint[] => [
  ...new Map(operations.map((each) => [`${each.method} ${each.path.replaceAll(/\{\w+\}/g, '{}')}`, each])).values(),
];

async function driveOperation(
  { call, setFaults }: TestServer,
  company: LinkedCompany,
  { method, path }: Endpoint,
): Promise<void> {
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  const known = filled(path, { companyId: company.id, connectionId: company.connectionId });
  for (const kind of ['status402', 'status403', 'rate-limit', 'status500', 'status503']) {
    await setFaults({ operation: '*', kind, times: 1 });
    await call(method, known, body);
  }
  await call(method, known, body, { authorization: 'Basic d3Jvbmc=' });
  await call(method, filled(path, { companyId: 'no-uuid' }), body);
  if (path.includes('{')) await call(method, filled(path, {}), body);
  if (path.includes('{companyId}/')) await call(method, filled(path, { companyId: company.id }), body);
  if (method === 'GET') await call(method, `${known}?query=name`);
  else await call(method, known, new Blob(['{'], { type: 'application/json' }));
}

/** Fills the parameters of a path with the given ids. Parameters without a given id get an id that does not exist. */
const filled = (path: string, given: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? unknown[name] ?? crypto.randomUUID());

const unknown: Readonly<Record<string, string>> = {
  dataType: 'suppliers',
  platformKey: 'zzzz',
  productIdentifier: 'horoscopes',
};

/** Reads lists that were never fetched. For this it links a company whose settings fetch no list. */
async function driveUnread({ call, get, post, inbox }: TestServer): Promise<void> {
  const { id } = await post('/companies', { name: 'Unread' });
  const { settings } = await get(`/companies/${id}/syncSettings`);
  const fetchNothing = settings.map((each: object) => ({ ...each, fetchOnFirstLink: false }));
  await call('POST', `/companies/${id}/syncSettings`, {
    companyId: id,
    settings: fetchNothing,
    overridesDefaults: true,
  });
  const connection = await post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  await giveConsent(connection.linkUrl, 'harbour-and-finch');
  await inbox.event('connection.connected', id);
  const data = `/companies/${id}/data`;
  for (const list of ['accounts', 'taxRates', 'trackingCategories', 'suppliers', 'customers', 'journalEntries']) {
    await get(`${data}/${list}`);
    await get(`${data}/${list}/1`);
  }
  await get(`${data}/info`);
  for (const list of ['bankAccounts', 'directCosts', 'directIncomes', 'transfers', 'bankAccounts/1/bankTransactions'])
    await get(`/companies/${id}/connections/${connection.id}/data/${list}`);
  await call('PUT', '/_sandbox/latency', { delays: { fetchStep: 3_600_000 } });
  for (const _ of ['accepted', 'in progress']) await call('POST', `${data}/queue/suppliers`);
  await call('PUT', '/_sandbox/latency', {});
}

/** Makes calls that are valid by themselves but not allowed in the current state of the company. */
async function driveMisuse(server: TestServer, company: LinkedCompany): Promise<void> {
  const { call, get } = server;
  const { expenses } = company;
  await get('/companies?query=name%3D&pageSize=0');
  await call('POST', '/companies', { name: '()' });
  await call('POST', `/companies/${company.id}/connections`, { platformKey: 'qudb' });
  await call('POST', `/companies/${company.id}/connections`, { platformKey: 'gbol' });
  await call('PATCH', '/profile');
  await get('/nowhere');

  const expense = anExpense(company);
  const { syncId } = await sync(company, [expense]);
  await call('POST', `${expenses}/expense-transactions`, [expense]);
  const tooMany = Array.from({ length: 51 }, () => anExpense(company));
  await call('POST', `${expenses}/expense-transactions`, tooMany);
  await call('POST', `${expenses}/expense-transactions`, [{ id: 'no-uuid', lines: [{}] }]);
  await call('PUT', `${expenses}/expense-transactions/${expense.id}`, { ...expense, type: 'Refund' });
  await call('POST', `${expenses}/syncs/${syncId}/transactions/${expense.id}/attachments`, new FormData());
  await attachReceipt(server, `${expenses}/syncs/${syncId}/transactions/${crypto.randomUUID()}/attachments`);
  await call('POST', `${expenses}/syncs`, {});

  const key = { 'idempotency-key': crypto.randomUUID() };
  for (const name of ['First', 'First', 'Second']) await call('POST', '/companies', { name }, key);
}

/** Creates more API keys than a client may have, deletes every key, and creates more companies than the plan allows. */
async function driveExhaustion({ call, get }: TestServer): Promise<void> {
  for (let number = 1; number <= 10; number += 1) await call('POST', '/apiKeys', { name: `key ${number}` });
  const { results } = await get('/apiKeys');
  for (const { id } of results.slice(1)) await call('DELETE', `/apiKeys/${id}`);
  await call('DELETE', `/apiKeys/${results[0].id}`);
  await call('PUT', '/_sandbox/limits', { companies: 1 });
  await call('POST', '/companies', { name: 'One too many' });
  await call('PUT', '/_sandbox/limits', { companies: null });
}
