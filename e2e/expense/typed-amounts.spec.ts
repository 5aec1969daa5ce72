import { createCompany } from '../fixtures/company';
import { expenseForm, fillExpense, recordExpense } from '../fixtures/expenses';
import { expect, open, test } from '../fixtures/test';

test('dollars typed in a company with sterling books stay dollars', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, { merchant: 'Brooklyn Bagels', amount: '$12.00', category: 'Travel' });
  await form.record.click();
  await expect(form.amount).toHaveAccessibleDescription(/This is an amount in USD/);

  await page.getByRole('button', { name: 'Change to USD' }).click();
  await expect(form.currency).toHaveValue('USD');
  await expect(form.amount).not.toHaveAttribute('aria-invalid', 'true');
  await form.rate.fill('1.27');
  await expect(form.rate).toHaveAccessibleDescription(
    /^Check the rate\. One USD would be 1\.27 GBP\. US\$12\.00 is £15\.24\.$/,
  );
  await form.rate.fill('0.79');
  await expect(form.rate).toHaveAccessibleDescription('US$12.00 is £9.48.');
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Brooklyn Bagels' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('US$12.00');
});

test('the form warns of an expense that was recorded already, and still records it', async ({ page }) => {
  await createCompany(page);
  const trainline = { merchant: 'Trainline', amount: '54.20', category: 'Travel' };
  const id = await recordExpense(page, trainline);
  await open(page, '/expenses/new');
  const warning = page.getByRole('status').filter({ hasText: 'You may have recorded this already' });
  await fillExpense(page, { ...trainline, merchant: 'TRAINLINE' });
  await expect(warning).toContainText(/Trainline, £54\.20, \d{1,2} \w{3}/);
  await expect(warning.getByRole('link')).toHaveAttribute('href', new RegExp(`/expenses/${id}$`));

  await fillExpense(page, { amount: '54.21' });
  await expect(warning).toBeHidden();
  await fillExpense(page, { amount: '54.20' });
  await expect(warning).toBeVisible();
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'TRAINLINE' })).toBeVisible();
});

test('the form does not warn of the expense that it edits', async ({ page }) => {
  await createCompany(page);
  const id = await recordExpense(page, { merchant: 'Trainline', amount: '54.20', category: 'Travel' });
  const asked = page.waitForResponse(/\/api\/expenses\/duplicates/);
  await open(page, `/expenses/${id}/edit`);
  expect(await (await asked).json()).toEqual({ found: [] });
  await expect(page.getByText('You may have recorded this already')).toBeHidden();
});
