import { chooseAccount, openPackage } from '../fixtures/books';
import { createCompany, quickBooks } from '../fixtures/company';
import { rowOf } from '../fixtures/expenses';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test, waitForHydration } from '../fixtures/test';

test('an account archived in QuickBooks is named as the cause, and the expense is written once after the fix', async ({
  page,
}) => {
  test.slow();
  const expense = { merchant: 'Northern Rail', amount: '45.50', category: 'Travel' };
  const company = await createCompany(page, { books: quickBooks, expenses: [expense] });
  const [id] = company.expenseIds;

  await openPackage(page, company.name);
  await page.getByRole('button', { name: 'Archive 6160 Travel' }).click();
  await expect(page.getByRole('button', { name: 'Restore 6160 Travel' })).toBeVisible();

  await open(page, '/expenses');
  const row = rowOf(page, 'Northern Rail');
  await row.getByRole('button', { name: 'Sync Northern Rail' }).click();
  await expect(row.getByText('Failed')).toBeVisible({ timeout: 20_000 });
  await expect(row.getByText('Account archived in the books')).toBeVisible();
  expect(await ledgerOf(company.name)).toEqual([]);

  await row.getByRole('link', { name: 'Northern Rail' }).click();
  await expect(
    page.getByText(
      /QuickBooks Online refused this expense because the account 6160 Travel was archived there\. Nothing was written\./,
    ),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Open the mapping' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
  await chooseAccount(page, 'Travel', /6170 Travel meals/);

  await open(page, `/expenses/${id}`);
  await page.getByRole('button', { name: 'Sync again' }).click();
  await waitForHydration(page);
  await expect(page.getByText('Record written to QuickBooks Online')).toBeVisible({ timeout: 20_000 });

  const records = await ledgerOf(company.name);
  expect(records).toMatchObject([
    { transactionId: id, totalAmount: 45.5, lines: [{ account: { nominalCode: '6170' } }] },
  ]);
});
