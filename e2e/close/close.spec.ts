import { createCompany, xero } from '../fixtures/company';
import { fillExpense, rowOf } from '../fixtures/expenses';
import { lastMonth } from '../fixtures/months';
import { expect, open, test } from '../fixtures/test';

test('a month is closed once nothing is missing, takes no change, and is reopened with a reason', async ({ page }) => {
  test.slow();
  const { month, name, isoDay } = lastMonth();
  const { slug, expenseIds } = await createCompany(page, {
    books: xero,
    expenses: [
      { merchant: 'Trainline', amount: '84.00', category: 'Travel', day: isoDay(12) },
      { merchant: 'Zzyzx Qwert', amount: '12.50', day: isoDay(12) },
    ],
  });
  const unknown = `/expenses/${expenseIds[1]}/edit`;

  await open(page, `/${slug}/close`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name: '2 things are missing' })).toBeVisible();
  await expect(page.getByText('1 entry is incomplete')).toBeVisible();
  await page.getByRole('button', { name: `Close ${name}` }).click();
  await expect(page.getByText('Say why you close the month although something is missing.')).toBeVisible();

  await open(page, unknown);
  await fillExpense(page, { category: 'Travel' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Zzyzx Qwert' })).toBeVisible();
  await open(page, `/expenses?month=${month}`);
  for (const merchant of ['Trainline', 'Zzyzx Qwert']) {
    await rowOf(page, merchant)
      .getByRole('button', { name: `Sync ${merchant}` })
      .click();
    await expect(rowOf(page, merchant).getByText('Synced')).toBeVisible({ timeout: 20_000 });
  }

  await open(page, `/${slug}/close/${month}`);
  await expect(page.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
  await page.getByRole('button', { name: `Close ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'Sign-off' })).toBeVisible();

  await open(page, unknown);
  await fillExpense(page, { merchant: 'Other Qwert' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(`${name} is closed, so nothing was changed.`)).toBeVisible();

  await open(page, `/${slug}/close/${month}`);
  await page.getByLabel('Why you reopen it').fill('The ferry was a private one.');
  await page.getByRole('button', { name: `Reopen ${name}` }).click();
  await expect(page.getByText('The ferry was a private one.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Close ${name}` })).toBeVisible();
});
