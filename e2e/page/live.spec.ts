import { createCompany, startSession, xero } from '../fixtures/company';
import { expenseForm, fillExpense } from '../fixtures/expenses';
import { expect, open, test } from '../fixtures/test';

test('a change refreshes the pages that show it, and the numbers in the navigation of the others', async ({
  page,
  anotherBrowser,
}) => {
  const { owner, slug } = await createCompany(page, { books: xero });
  await open(page, '/settings/people');
  const refreshes: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === `/${slug}/settings/people` && searchParams.has('_rsc')) refreshes.push(request.url());
  });
  const navigation = page.getByRole('navigation', { name: 'Main' }).first();
  await expect(navigation.getByRole('link', { name: 'Expenses', exact: true })).toBeVisible();

  const elsewhere = await anotherBrowser();
  await startSession(elsewhere, owner);
  const recordExpense = async (merchant: string) => {
    await open(elsewhere, '/expenses/new');
    await fillExpense(elsewhere, { merchant, amount: '12.00', category: 'Travel' });
    await expenseForm(elsewhere).record.click();
    await expect(elsewhere.getByRole('heading', { level: 1, name: merchant })).toBeVisible();
  };
  // A process that begins to listen to the database refreshes its pages once.
  await recordExpense('Northern Rail');
  await expect(navigation.getByRole('link', { name: 'Expenses 1 waiting' })).toBeVisible();
  refreshes.length = 0;
  await recordExpense('Grand Central');
  await expect(navigation.getByRole('link', { name: 'Expenses 2 waiting' })).toBeVisible();
  expect(refreshes).toEqual([]);

  await navigation.getByRole('link', { name: /Expenses/ }).click();
  await expect(page.getByRole('link', { name: 'Northern Rail' })).toBeVisible();
  await recordExpense('Hull Trains');
  await expect(page.getByRole('link', { name: 'Hull Trains' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'Expenses 3 waiting' })).toBeVisible();
});

test('a page that could not reach the server shows the change when the server answers again', async ({
  page,
  anotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.allow(/api\/events/);
  const { owner } = await createCompany(page, { books: xero });
  const elsewhere = await anotherBrowser();
  await startSession(elsewhere, owner);
  await open(page, '/expenses');
  let refused = 0;
  await page.route('**/api/events', async (route) => {
    if (route.request().method() !== 'HEAD' || refused >= 2) return route.fallback();
    refused += 1;
    return refused === 1 ? route.abort('connectionreset') : route.fulfill({ status: 503 });
  });
  await open(elsewhere, '/expenses/new');
  await fillExpense(elsewhere, { merchant: 'Northern Rail', amount: '12.00', category: 'Travel' });
  await expenseForm(elsewhere).record.click();
  await expect(page.getByRole('link', { name: 'Northern Rail' })).toBeVisible();
  expect(refused).toBe(2);
});
