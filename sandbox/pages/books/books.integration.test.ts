import { afterAll, expect, test } from 'vitest';
import { anExpense, linkCompany, sync } from '../../testing/linked-company';
import { openTestServer } from '../../testing/test-server';

const server = await openTestServer();
afterAll(() => server.close());

test('an account leads to each of its records, on whichever page of the books it stands', async () => {
  const company = await linkCompany(server);
  const oldest = anExpense(company);
  await sync(company, [oldest]);
  await sync(
    company,
    Array.from({ length: 50 }, () => anExpense(company)),
  );
  const bank = (await server.get(`${company.expenses}/config`)).bankAccount.id;
  const page = async (path: string) => (await fetch(`${server.sandbox.url}${path}`)).text();
  const account = await page(`/books/${company.id}/accounts/${encodeURIComponent(bank)}`);
  expect(account).toContain(`/books/${company.id}/records/${oldest.id}`);
  const found = await fetch(`${server.sandbox.url}/books/${company.id}/records/${oldest.id}`, { redirect: 'manual' });
  const place = found.headers.get('location') ?? '';
  expect(place).toBe(`/books/${company.id}?page=2#record-${oldest.id}`);
  expect(await page(place)).toContain(`id="record-${oldest.id}"`);
});
