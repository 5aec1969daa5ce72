import { expect, test } from 'vitest';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();

test('the page of an account links to each of its records', async () => {
  const company = await linkCompany(server);
  const oldest = anExpense(company);
  await sync(company, [oldest]);
  const later = Array.from({ length: 50 }, () => anExpense(company));
  await sync(company, later);
  const bank = (await server.get(`${company.expenses}/config`)).bankAccount.id;
  const page = async (path: string) => (await fetch(`${server.sandbox.url}${path}`)).text();
  const account = await page(`/books/${company.id}/accounts/${encodeURIComponent(bank)}`);
  expect(account).toContain(`/books/${company.id}/records/${oldest.id}`);
  const found = await fetch(`${server.sandbox.url}/books/${company.id}/records/${oldest.id}`, { redirect: 'manual' });
  const location = found.headers.get('location') ?? '';
  expect(location).toBe(`/books/${company.id}?page=2#record-${oldest.id}`);
  expect(await page(location)).toContain(`id="record-${oldest.id}"`);
});
