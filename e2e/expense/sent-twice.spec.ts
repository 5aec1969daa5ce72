import { createCompany } from '../fixtures/company';
import { expenseForm, fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { holdFormRequest, nextFormRequest, resend } from '../fixtures/form-requests';
import { expect, open, test } from '../fixtures/test';

test('two fast clicks record one expense', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Double Decker Bus', amount: '2.00' });
  await expenseForm(page).record.dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Double Decker Bus' })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'Double Decker Bus')).toHaveCount(1);
});

test('the same form sent again records nothing', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Echo Prints', amount: '40.00' });
  const sending = nextFormRequest(page);
  await expenseForm(page).record.click();
  const sent = await sending;
  await expect(page.getByRole('heading', { level: 1, name: 'Echo Prints' })).toBeVisible();
  expect((await resend(page, sent)).ok()).toBe(true);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Echo Prints')).toHaveCount(1);
});

test('the same form sent twice at once records one expense', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/ERR_FAILED|Failed to fetch/);
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Twin Tyres', amount: '120.00' });
  const sent = await holdFormRequest(page, () => expenseForm(page).record.click());
  const answers = await Promise.all([resend(page, sent), resend(page, sent)]);
  expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Twin Tyres')).toHaveCount(1);
});

test('going back after recording neither duplicates the expense nor loses the next one', async ({ page }) => {
  await createCompany(page);
  await recordExpense(page, { merchant: 'First Stop Café', amount: '6.10' });
  await page.goBack();
  const form = expenseForm(page);
  await expect(form.record).toBeVisible();
  await expect(form.merchant).toHaveValue('');
  await form.record.click();
  await expect(form.merchant).toHaveAccessibleDescription(/Enter who was paid/);
  await fillExpense(page, { merchant: 'Second Stop Café', amount: '7.40' });
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Second Stop Café' })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'First Stop Café')).toHaveCount(1);
  await expect(rowOf(page, 'Second Stop Café')).toHaveCount(1);
});
