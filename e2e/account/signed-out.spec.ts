import { createCompany, startSession } from '../fixtures/company';
import { expenseForm, fillExpense } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { expect, open, pageOf, test } from '../fixtures/test';

test('a session that ends while typing is reported, and the form can be sent after signing in again', async ({
  page,
  context,
  anotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.allow(/status of 401/);
  const { owner } = await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, { merchant: 'Slow Writer’s Desk', amount: '310.00', note: 'It took me all morning' });

  const elsewhere = await anotherBrowser();
  await startSession(elsewhere, owner);
  await open(elsewhere, '/settings/sessions');
  const ended = elsewhere.waitForResponse((answer) => answer.request().method() === 'POST');
  await elsewhere.getByRole('button', { name: 'End the other session' }).click();
  await ended;
  await expect(elsewhere.getByRole('button', { name: 'End the other session' })).toHaveCount(0);

  await form.record.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You were signed out' })).toBeVisible();
  await form.receipt.setInputFiles(photo());
  await expect(page.getByRole('status').filter({ hasText: 'You were signed out' })).toBeVisible();
  await expect(form.merchant).toHaveValue('Slow Writer’s Desk');
  await expect(form.amount).toHaveValue('310.00');
  await expect(form.note).toHaveValue('It took me all morning');

  const tab = await context.newPage();
  await startSession(tab, owner);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/, uploaded$/)).toBeVisible();
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Slow Writer’s Desk' })).toBeVisible();
  await expect(page.getByText('It took me all morning')).toBeVisible();
});

test('a live refresh keeps a form whose session has ended', async ({ page, anotherBrowser, consoleErrors }) => {
  consoleErrors.allow(/status of 401/);
  const { owner, expenseIds } = await createCompany(page, { expenses: [{ merchant: 'Wren’s Desk', amount: '5.00' }] });
  const path = `/expenses/${expenseIds[0]}/edit`;
  await open(page, path);
  const form = expenseForm(page);
  await form.merchant.fill('Half a Sentence');

  const elsewhere = await anotherBrowser();
  await startSession(elsewhere, owner);
  await open(elsewhere, '/settings/sessions');
  const ended = elsewhere.waitForResponse((answer) => answer.request().method() === 'POST');
  await elsewhere.getByRole('button', { name: 'End the other session' }).click();
  await ended;
  await expect(elsewhere.getByRole('button', { name: 'End the other session' })).toHaveCount(0);
  const heard = page.waitForResponse(/\/(edit\?_rsc|api\/events)/);
  await open(elsewhere, path);
  await expenseForm(elsewhere).merchant.fill('News');
  await elsewhere.getByRole('button', { name: 'Save' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'News' })).toBeVisible();

  await heard;
  await expect(page).toHaveURL(pageOf(path));
  await expect(form.merchant).toHaveValue('Half a Sentence');
});
