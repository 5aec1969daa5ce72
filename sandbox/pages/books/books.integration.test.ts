import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExpense, linkCompany, openStage, type Stage, sync } from '../../testing/client';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an account leads to each of its records, on whichever page of the books it stands', async () => {
  const company = await linkCompany(stage);
  const oldest = anExpense(company);
  await sync(stage, company, [oldest]);
  await sync(
    stage,
    company,
    Array.from({ length: 50 }, () => anExpense(company)),
  );
  const bank = (await stage.ask('GET', `${company.expenses}/config`)).body.bankAccount.id;
  const page = async (path: string) => (await fetch(`${stage.sandbox.url}${path}`)).text();
  const account = await page(`/books/${company.id}/accounts/${encodeURIComponent(bank)}`);
  expect(account).toContain(`/books/${company.id}/records/${oldest.id}`);
  const found = await fetch(`${stage.sandbox.url}/books/${company.id}/records/${oldest.id}`, { redirect: 'manual' });
  const place = found.headers.get('location') ?? '';
  expect(place).toBe(`/books/${company.id}?page=2#record-${oldest.id}`);
  expect(await page(place)).toContain(`id="record-${oldest.id}"`);
});
