import type { Page } from '@playwright/test';
import { createCompany, xero } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { expenseForm, fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { holdFormRequest, resend } from '../fixtures/form-requests';
import { expect, open, test } from '../fixtures/test';

const statusOf = async (page: Page, path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();
const someId = '01890000-0000-7000-8000-000000000000';

test('another company’s expense, receipt and sync are not found, whether signed in or not', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const { slug } = await createCompany(page, { books: { ...xero, categories: { Software: { account: '463' } } } });
  const id = await recordExpense(page, {
    merchant: 'Secret Supplier',
    amount: '77.00',
    category: 'Software',
    receipt: photo('secret.png'),
  });
  const receipt = (await page.getByRole('link', { name: 'View secret.png' }).getAttribute('href'))?.slice(-36);
  await page.getByRole('button', { name: 'Sync to Xero' }).click();
  await expect(page.getByText('Record written to Xero')).toBeVisible({ timeout: 20_000 });
  await open(page, '/syncs');
  const sync = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  const theirs = [
    `/${slug}/expenses/${id}`,
    `/${slug}/receipts/${receipt}`,
    `/${slug}/api/receipts/${receipt}`,
    `/${slug}/api/receipts/${receipt}/thumbnail`,
    `/${slug}/api/receipts/${receipt}/pages/1`,
    sync ?? '',
  ];
  for (const path of theirs) expect(await statusOf(page, path), path).toBe(200);

  const stranger = await anotherBrowser();
  await createCompany(stranger);
  for (const path of [...theirs, `/${slug}/expenses/${id}/edit`]) {
    const answer = await stranger.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).not.toContain('Secret Supplier');
  }
  await open(stranger, '/expenses?text=Secret');
  await expect(stranger.getByText('No expense matches')).toBeVisible();

  const nobody = await anotherBrowser();
  for (const path of [...theirs, `/${slug}/expenses/${id}/edit`]) {
    const answer = await nobody.request.get(path, { maxRedirects: 0 });
    expect([303, 401, 404], path).toContain(answer.status());
    if (answer.status() === 303) expect(answer.headers().location, path).toMatch(/\/sign-in\?callbackUrl=/);
  }
});

test('no page or route of a company works without a session', async ({ page, context }) => {
  const asked = async () => {
    for (const path of [
      '/',
      '/some-company',
      '/some-company/expenses',
      '/expenses',
      '/expenses/new',
      '/receipts',
      '/syncs',
      '/mapping',
      '/settings',
      '/support',
    ]) {
      const answer = await page.request.get(path);
      expect([200, 404], path).toContain(answer.status());
      if (answer.status() === 200) expect(new URL(answer.url()).pathname, path).toBe('/sign-in');
    }
    expect(await statusOf(page, '/some-company/api/events')).toBe(401);
    expect(await statusOf(page, `/some-company/api/receipts/${someId}`)).toBe(404);
    expect([401, 404]).toContain(await statusOf(page, '/some-company/api/books/suppliers?text=a'));
    const upload = await page.request.post('/some-company/api/receipts', {
      headers: { origin: new URL(appUrl).origin },
      multipart: { file: photo() },
    });
    expect(upload.status()).toBe(401);
    expect((await page.request.post('/api/webhooks/codat', { data: { id: someId } })).status()).toBe(401);
  };
  await asked();
  await context.addCookies([{ name: 'next-auth.session-token', value: 'made.up', url: appUrl }]);
  await asked();
});

test('a cross-site request changes nothing', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/ERR_FAILED|Failed to fetch/);
  const { slug } = await createCompany(page);
  for (const origin of ['https://evil.example', 'null', null]) {
    const upload = await page.request.post(`/${slug}/api/receipts`, {
      headers: origin ? { origin } : {},
      multipart: { file: photo() },
    });
    expect(upload.status(), String(origin)).toBe(403);
  }
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Forged Invoice', amount: '999.00' });
  const sent = await holdFormRequest(page, () => expenseForm(page).record.click());
  await resend(page, sent, 'https://evil.example');
  await resend(page, sent, null);
  await open(page, '/expenses');
  await expect(page.getByText('No expenses yet')).toBeVisible();

  expect((await resend(page, sent)).ok()).toBe(true);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Forged Invoice')).toHaveCount(1);
});
