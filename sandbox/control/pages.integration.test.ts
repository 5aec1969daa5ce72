import { afterEach, beforeEach, expect, test } from 'vitest';
import { anExpense, type LinkedCompany, linkCompany, sync } from '../testing/linked-company';
import { openTestServer, type TestServer } from '../testing/test-server';

let server: TestServer;
let company: LinkedCompany;

beforeEach(async () => {
  server = await openTestServer();
  company = await linkCompany(server);
});
afterEach(() => server.close());

const page = async (path: string) => {
  const response = await fetch(`${server.sandbox.url}${path}`);
  return { status: response.status, text: await response.text() };
};
const submit = (path: string, fields: Record<string, string>) =>
  fetch(`${server.sandbox.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
const start = (key: string, fields: Record<string, string> = {}) =>
  submit('/_sandbox/failures', { key, answer: 'start', company: company.id, ...fields });
const overview = async () => (await page('/_sandbox')).text;
const oneSync = async () => (await sync(company, [anExpense(company)])).items[0];

test('a started failure is shown at the top and stops with one button', async () => {
  expect(await overview()).toContain('No failures are active.');
  await start('down');
  expect(await overview()).toContain('<li>Xero is down (Test company)</li>');
  expect((await oneSync()).status).toBe('PushError');
  await submit('/_sandbox/everything-works', {});
  expect(await overview()).toContain('No failures are active.');
  expect((await oneSync()).status).toBe('Completed');
});

test('stopping all failures reverts every change in the books', async () => {
  const travel = company.accountId('493');
  const supplier = (await server.get(`/companies/${company.id}/data/suppliers`)).results[0];
  await start('account-archived', { choice: travel });
  await start('supplier-inactive', { choice: supplier.id });
  await start('closed', { choice: '2026-11-30' });
  await start('revoked');
  const text = await overview();
  expect(text).toContain('The account 493 Travel - National is archived (Test company)');
  expect(text).toContain(`The supplier ${supplier.supplierName.replace('&', '&amp;')} is inactive (Test company)`);
  expect(text).toContain('The period is closed up to 30 Nov 2026 (Test company)');
  expect(text).toContain('Access is revoked (Test company)');
  await server.restart();
  expect(await overview()).toContain('The account 493 Travel - National is archived (Test company)');

  await submit('/_sandbox/everything-works', {});
  expect(await overview()).toContain('No failures are active.');
  const line = { netAmount: 1, taxAmount: 0.2, taxRateRef: { id: 'INPUT2' }, accountRef: { id: travel } };
  const { items } = await sync(company, [
    anExpense(company, { lines: [line], contactRef: { id: supplier.id, type: 'Supplier' } }),
  ]);
  expect(items[0].status).toBe('Completed');
});

test.each([
  ['maintenance', 'Codat is offline for maintenance'],
  ['lost-answers', 'Responses are lost after the work is done'],
  ['too-many', 'Too many requests'],
  ['slow', 'Codat is slow'],
  ['webhooks-late', 'Webhooks are delayed'],
  ['webhooks-twice', 'Webhooks are sent twice'],
  ['webhooks-lost', 'Webhooks are dropped'],
])('%s starts and stops', async (key, title) => {
  await start(key);
  expect(await overview()).toContain(`<li>${title}</li>`);
  await start(key, { answer: 'stop' });
  expect(await overview()).toContain('No failures are active.');
});

test('two failures can be stopped one by one', async () => {
  await server.setFaults({ operation: 'get-company', kind: 'slow', delayMs: 1, times: 3 });
  await start('maintenance');
  expect(await overview()).toContain('<li>get-company: slow response, 3 more times</li>');
  await start('maintenance', { answer: 'stop' });
  expect((await server.get('/_sandbox/faults')).rules).toMatchObject([{ operation: 'get-company', times: 3 }]);
});

test('the clock moves by an hour, a day, a week, and back', async () => {
  for (const hours of ['1', '24', '168']) await submit('/_sandbox/time', { hours });
  expect((await server.get('/_sandbox/clock')).offsetSeconds).toBe(193 * 3600);
  await submit('/_sandbox/time', { hours: 'now' });
  expect((await server.get('/_sandbox/clock')).offsetSeconds).toBe(0);
});

test('every request and webhook has a page', async () => {
  const { syncId } = await sync(company, [anExpense(company)]);
  const [request] = (await server.get('/_sandbox/requests?operation=create-expense-transaction')).requests;
  expect((await page(`/_sandbox/log/requests?company=${company.id}&status=2xx`)).text).toContain(request.id);
  const detail = await page(`/_sandbox/log/requests/${request.id}`);
  expect(detail.text).toContain(request.id);
  expect(detail.text).toContain(syncId);

  const messages = (await server.get('/_sandbox/messages')).messages;
  const message = messages.find(({ event_type }: { event_type: string }) => event_type === 'expenses.sync.successful');
  expect((await page('/_sandbox/log/webhooks?event=expenses.sync.successful')).text).toContain(message.id);
  expect((await page(`/_sandbox/log/webhooks/${message.id}`)).text).toContain(syncId);
  await submit(`/_sandbox/log/webhooks/${message.id}/replay`, {});
  await expect.poll(() => server.inbox.webhooks.filter(({ messageId }) => messageId === message.id)).toHaveLength(2);
  expect((await page('/_sandbox/log/requests/none')).status).toBe(404);
  expect((await page('/_sandbox/log/webhooks/none')).status).toBe(404);
});

test('the control page shows the signing secret', async () => {
  expect(await overview()).toContain(server.sandbox.webhookSecret);
});
