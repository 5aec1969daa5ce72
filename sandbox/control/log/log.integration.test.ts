import { expect, test } from 'vitest';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const requests = async (query: string) => (await server.get(`/_sandbox/requests?${query}`)).requests;
const request = async (id: string) => await server.get(`/_sandbox/requests/${id}`);

test('every record in the books has its request, with both bodies', async () => {
  const expense = anExpense(company);
  const { syncId } = await sync(company, [expense]);
  const { records } = await server.get(`/_sandbox/ledger/${company.id}`);
  const found = await request(records[0].requestId);
  expect(found).toMatchObject({
    operation: 'create-expense-transaction',
    method: 'POST',
    companyId: company.id,
    status: 200,
    replayed: false,
  });
  expect(JSON.parse(found.sent.body)[0].id).toBe(expense.id);
  expect(JSON.parse(found.answered.body)).toEqual({ syncId });
});

test('a refusal can be found by its correlation id', async () => {
  const { body } = await server.call('POST', `${company.expenses}/expense-transactions`, []);
  const found = await request(body.correlationId);
  expect(found).toMatchObject({ status: 400 });
  expect(JSON.parse(found.answered.body)).toEqual(body);
});

test('the log has only the file names of a form, and no keys', async () => {
  const form = fileForm(new Uint8Array(50_000), 'application/pdf', 'Mittagessen für zwei.pdf');
  const path = `${company.expenses}/syncs/${crypto.randomUUID()}/transactions/${crypto.randomUUID()}/attachments`;
  const { body } = await server.call('POST', path, form);
  const found = await request(body.correlationId);
  expect(found.sent.body).toMatch(/^Mittagessen für zwei\.pdf \(\d+ bytes in all\)$/);
  expect(JSON.stringify(found)).not.toContain('authorization');
});

test('requests can be filtered by operation, company, status and time, newest first', async () => {
  const other = await server.post('/companies', { name: 'Other' });
  const since = new Date().toISOString();
  await server.call('GET', `/companies/${other.id}`);
  await server.call('GET', `/companies/${other.id}?page=2`);
  await server.call('GET', `/companies/${other.id}/connections/${crypto.randomUUID()}`);
  const paths = async (query: string) => (await requests(query)).map(({ path }: { path: string }) => path);
  expect(await paths(`operation=get-company&companyId=${other.id}`)).toEqual([
    `/companies/${other.id}?page=2`,
    `/companies/${other.id}`,
  ]);
  expect(await paths(`companyId=${other.id}&status=404`)).toHaveLength(1);
  expect(await paths(`companyId=${other.id}&status=2xx`)).toHaveLength(2);
  expect((await paths(`since=${since}&limit=2`)).length).toBe(2);
  expect((await server.call('GET', '/_sandbox/requests?status=good')).status).toBe(400);
  expect((await server.call('GET', '/_sandbox/requests/none')).status).toBe(404);
});

test('requests without a key and for unknown paths are in the log', async () => {
  await fetch(`${server.sandbox.url}/companies`);
  await server.call('GET', '/nowhere/at/all');
  expect((await requests('status=401'))[0]).toMatchObject({ operation: 'list-companies' });
  expect((await requests('operation=unknown'))[0]).toMatchObject({ status: 404, path: '/nowhere/at/all' });
});

test('statistics count by operation and status, and count duplicates', async () => {
  const expense = anExpense(company);
  const { syncId } = await sync(company, [expense]);
  const path = `${company.expenses}/syncs/${syncId}/transactions/${expense.id}/attachments`;
  const upload = () => server.call('POST', path, fileForm('the same', 'application/pdf', 'receipt.pdf'));
  await upload();
  const { byOperation, byOperationAndStatus, duplicates } = await server.get('/_sandbox/stats');
  expect(byOperationAndStatus['create-expense-transaction'][200]).toBeGreaterThan(0);
  expect(byOperation['upload-expense-attachment']).toBeGreaterThan(0);
  expect(duplicates).toEqual({ records: 0, attachments: 0 });
  await upload();
  expect((await server.get('/_sandbox/stats')).duplicates).toEqual({ records: 0, attachments: 1 });
});
