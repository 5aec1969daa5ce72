import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createCompany } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

const figures = (page: Page) => page.getByRole('table', { name: /^Spending by category/ });

/** Returns the amounts of a column of figures in pence. */
const pence = (texts: readonly string[]) =>
  texts.map((text) =>
    Number((/^[−\d.,]+/.exec(text)?.[0] ?? '').replaceAll(',', '').replace('−', '-').replace('.', '')),
  );

test('a report by category leads to its expenses, equals its file, and compares with the budget', async ({ page }) => {
  const { slug } = await createCompany(page, {
    expenses: [
      { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' },
      { merchant: 'Trainline', amount: '16.25', category: 'Travel' },
      { merchant: 'Pret A Manger', amount: '12.00', category: 'Meals' },
    ],
  });

  await open(page, `/${slug}/reports?period=tax-year`);
  const table = figures(page);
  const travel = table.getByRole('row', { name: /^Travel/ });
  await expect(travel.getByRole('cell').first()).toContainText('100.25');
  await expect(page.getByRole('img', { name: 'Spending by category' })).toBeVisible();
  const column = pence(await table.locator('tbody tr td:nth-child(2)').allInnerTexts());
  expect(column.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(column.at(-1));
  expect(column.at(-1)).toBe(11_225);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const [, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  const names = await table.getByRole('rowheader').allInnerTexts();
  expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual(
    names.map((name, at) => [name, ((column[at] ?? 0) / 100).toFixed(2)]),
  );

  await travel.getByRole('link', { name: /^100\.25/ }).click();
  await expect(page.getByText('2 found · £100.25 spent, less refunds')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Expenses' }).getByRole('row')).toHaveCount(3);

  await open(page, `/${slug}/reports/budgets`);
  await page.getByRole('link', { name: 'Set the budget for Travel' }).click();
  await page.getByRole('textbox', { name: /^Each month of/ }).fill('50');
  await page.getByRole('button', { name: 'Set 12 months' }).click();
  await expect(page.getByText('Saved the budget of 12 months')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Set the budget for Travel|^Travel/ })).toContainText('50.00 each month');

  await open(page, `/${slug}/reports?period=tax-year`);
  await page.getByRole('link', { name: 'This month', exact: true }).click();
  await expect(page).toHaveURL(/period=this-month/);
  await page.getByRole('link', { name: 'Payee', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Spending by payee' })).toBeVisible();
});
