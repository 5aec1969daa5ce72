import { createCompany, quickBooks } from '../fixtures/company';
import { fillExpense } from '../fixtures/expenses';
import { ledgerOf, payBill } from '../fixtures/ledger';
import { invite, join, newPerson } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

test('an employee claims on a phone, the owner approves, and it is synced and paid', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const company = await createCompany(page, { books: quickBooks });
  const employee = newPerson('Eli Moor');
  const link = await invite(page, employee.email, 'Employee');
  const phone = await anotherBrowser({ viewport: { width: 390, height: 844 } });
  await join(phone, link, employee);

  await open(phone, `/${company.slug}/claims/new`);
  await fillExpense(phone, { merchant: 'Corner Cafe', amount: '48.00', category: 'Travel' });
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await phone.getByRole('button', { name: 'Record claim' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Corner Cafe' })).toBeVisible();
  await phone.getByRole('button', { name: 'Submit claim' }).click();
  await expect(phone.getByRole('button', { name: 'Take back' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Approve claim' })).toBeHidden();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  await open(page, `/${company.slug}`);
  await expect(page.getByText('1 claim waits for your approval')).toBeVisible();
  await page.getByRole('link', { name: 'Review' }).click();
  await page.getByRole('link', { name: 'Corner Cafe' }).click();
  await page.getByRole('button', { name: 'Approve claim' }).click();
  await expect(page.getByText(/^Choose the supplier in QuickBooks Online/)).toBeVisible();
  await page.getByRole('button', { name: /^Supplier for Eli Moor in GBP/ }).click();
  await page.getByRole('combobox', { name: /^Supplier for Eli Moor in GBP/ }).fill('Outlay');
  await page.getByRole('option', { name: /^Outlay/ }).click();
  await page.getByRole('button', { name: 'Sync to QuickBooks Online' }).click();
  await expect(page.getByText('Record written to QuickBooks Online')).toBeVisible({ timeout: 20_000 });
  const bills = (await ledgerOf(company.name)).filter(({ kind }) => kind === 'Bill');
  expect(bills).toMatchObject([{ totalAmount: 48 }]);

  await payBill(company.name, bills[0]?.transactionId ?? '');
  await page.getByRole('button', { name: 'Check payment' }).click();
  // Outlay asks every ten seconds whether Codat has read the bills.
  await expect(page.getByText(/^Paid on/)).toBeVisible({ timeout: 60_000 });
  await open(phone, phone.url());
  await expect(phone.getByText(/^Paid on/)).toBeVisible();
});
