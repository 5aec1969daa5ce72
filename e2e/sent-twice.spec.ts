import { createCompany } from './company';
import { expenseForm, fillIn, recordExpense, rowOf } from './expenses';
import { heldBack, nextSent, sendAgain } from './sent';
import { expect, open, test } from './test';

test('two fast clicks record one expense', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillIn(page, { merchant: 'Double Decker Bus', amount: '2.00' });
  await expenseForm(page).record.dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Double Decker Bus' })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'Double Decker Bus')).toHaveCount(1);
});

test('the same form sent again records nothing more', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillIn(page, { merchant: 'Echo Prints', amount: '40.00' });
  const sending = nextSent(page);
  await expenseForm(page).record.click();
  const sent = await sending;
  await expect(page.getByRole('heading', { level: 1, name: 'Echo Prints' })).toBeVisible();
  expect((await sendAgain(page, sent)).ok()).toBe(true);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Echo Prints')).toHaveCount(1);
});

test('the same form sent twice at the same moment records one expense', async ({ page, complaints }) => {
  complaints.allow(/ERR_FAILED|Failed to fetch/);
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillIn(page, { merchant: 'Twin Tyres', amount: '120.00' });
  const sent = await heldBack(page, () => expenseForm(page).record.click());
  const answers = await Promise.all([sendAgain(page, sent), sendAgain(page, sent)]);
  expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Twin Tyres')).toHaveCount(1);
});

test('going back after recording and sending again neither doubles the expense nor loses the next one', async ({
  page,
}) => {
  await createCompany(page);
  await recordExpense(page, { merchant: 'First Stop Café', amount: '6.10' });
  await page.goBack();
  const form = expenseForm(page);
  await expect(form.record).toBeVisible();
  await expect(form.merchant).toHaveValue('');
  await form.record.click();
  await expect(form.merchant).toHaveAccessibleDescription(/Enter who was paid/);
  await fillIn(page, { merchant: 'Second Stop Café', amount: '7.40' });
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Second Stop Café' })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'First Stop Café')).toHaveCount(1);
  await expect(rowOf(page, 'Second Stop Café')).toHaveCount(1);
});
