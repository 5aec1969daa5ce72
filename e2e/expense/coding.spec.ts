import type { Page } from '@playwright/test';
import { createCompany, xero } from '../fixtures/company';
import { expenseForm, fillExpense, rowOf } from '../fixtures/expenses';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test, waitForHydration } from '../fixtures/test';

const statement = (...rows: readonly string[]) => ({
  name: 'card.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Date;Merchant;Amount', ...rows].join('\r\n')),
});

/** Chooses a file on the import page and waits for the preview of its rows. */
async function readFile(page: Page, file: ReturnType<typeof statement>): Promise<void> {
  await open(page, '/expenses/import');
  await page.getByLabel('Bank or card statement').setInputFiles(file);
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
}

const planned = (page: Page, text: string | RegExp) =>
  page.getByRole('table', { name: 'Lines of the file' }).getByRole('row').filter({ hasText: text });

test('a rule made from a correction codes the next import', async ({ page }) => {
  test.slow();
  await createCompany(page);
  await readFile(page, statement('03/11/2026;QUILLFEATHER 0412 LEEDS;-48,00', '31/02/2026;Nobody;-1,00'));
  await expect(page.getByText('03/11/2026 read as 3 Nov 2026')).toBeVisible();
  await expect(planned(page, 'QUILLFEATHER')).toContainText('None yet');
  await expect(planned(page, '“31/02/2026” is not a date.')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 expense' }).click();
  await expect(page.getByText('1 expense was imported.')).toBeVisible();

  // Correct the expense by hand, and create a rule from the correction.
  await open(page, '/expenses');
  await rowOf(page, 'QUILLFEATHER')
    .getByRole('link', { name: /QUILLFEATHER/ })
    .click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(expenseForm(page).category).toBeVisible();
  await waitForHydration(page);
  await expenseForm(page).category.selectOption({ label: 'Training' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: /^Create a rule for QUILLFEATHER/ }).click();
  await expect(page.getByText(/^Rule created: /)).toBeVisible();

  // The next import codes the expense by the rule. The preview and the recorded expense both name the rule.
  await readFile(
    page,
    statement('10/11/2026;QUILLFEATHER 0977 YORK;-12,50', '03/11/2026;QUILLFEATHER 0412 LEEDS;-48,00'),
  );
  await expect(planned(page, 'YORK')).toContainText('Training');
  await expect(planned(page, 'YORK')).toContainText('rule “');
  await expect(planned(page, 'LEEDS')).toContainText('Imported before.');
  await page.getByRole('button', { name: 'Import 1 expense' }).click();
  await expect(page.getByText('1 with a category, 0 without.')).toBeVisible();
  await page.getByRole('link', { name: 'Show the expenses' }).click();
  const row = rowOf(page, 'YORK');
  await expect(row).toContainText('Training');
  await row.getByRole('link', { name: /YORK/ }).click();
  await expect(page.getByText(/^rule “/).first()).toBeVisible();
  await expect(page.getByText('card.csv, line 2')).toBeVisible();
});

test('a split expense is written to Xero part by part, exact to the cent', async ({ page }) => {
  test.slow();
  const categories = { ...xero.categories, Meals: { ...xero.categories.Travel, account: '420' } };
  const company = await createCompany(page, { books: { ...xero, categories } });

  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Castle Hotel', amount: '100.01' });
  await page.getByRole('button', { name: /^Split/ }).click();
  await page.getByRole('button', { name: 'Split into parts' }).click();
  await page.getByRole('textbox', { name: 'Amount of part 1', exact: true }).fill('33.33 %');
  // A percentage becomes an amount when the field loses the focus.
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: 'Category of part 1' }).selectOption({ label: 'Meals' });
  await expect(page.getByRole('textbox', { name: 'Amount of part 1', exact: true })).toHaveValue('33.33');
  await expect(page.getByRole('textbox', { name: 'Amount of part 2', exact: true })).toHaveValue('66.68');
  await page.getByRole('combobox', { name: 'Category of part 2' }).selectOption({ label: 'Travel' });
  await expect(page.getByText('The parts add up to 100.01 GBP, all of it.')).toBeVisible();

  // The form refuses parts that do not add up, and the typed values stay.
  const second = page.getByRole('textbox', { name: 'Amount of part 2', exact: true });
  await second.fill('60.00');
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByText('The parts add up to 93.33 GBP. 6.68 is missing.')).toBeVisible();
  await second.fill('66.68');
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByRole('table', { name: 'Parts of this expense' }).getByRole('row')).toHaveCount(3);

  const id = page.url().slice(-36);
  await page.getByRole('button', { name: 'Sync to Xero' }).click();
  await expect(page.getByText('Record written to Xero')).toBeVisible({ timeout: 20_000 });
  expect(await ledgerOf(company.name)).toMatchObject([
    {
      transactionId: id,
      totalAmount: 100.01,
      lines: [
        { account: { nominalCode: '420' }, netAmount: 27.77, taxAmount: 5.56 },
        { account: { nominalCode: '493' }, netAmount: 55.57, taxAmount: 11.11 },
      ],
    },
  ]);
});

test('suggests a category with its reason while an expense is typed, and accepts it with one key', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'UBER   *TRIP HELP.UBER.COM', amount: '12.50' });
  await expect(page.getByText(/^Travel · /)).toBeVisible();
  await page.keyboard.press('Alt+KeyA');
  await expect(expenseForm(page).category).toHaveValue(/./);
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.locator('dl').getByText('Travel', { exact: true })).toBeVisible();
  await expect(page.locator('dl').getByText('by hand', { exact: true }).first()).toBeVisible();
});
