import { openPackage } from '../fixtures/books';
import { createCompany, quickBooks, startDemoSession } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { rowOf } from '../fixtures/expenses';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test } from '../fixtures/test';

test('staff find a customer’s failure, see its cause, and retry it after the fix', async ({ page, anotherBrowser }) => {
  test.slow();
  const company = await createCompany(page, {
    books: { ...quickBooks, categories: { Training: { account: '6150', taxRate: 'No VAT' } } },
    expenses: [{ merchant: 'Glaze School', amount: '150.00', category: 'Training' }],
  });
  const [id = ''] = company.expenseIds;
  const inside = await anotherBrowser();
  await openPackage(inside, company.name);
  await inside.getByRole('button', { name: 'Archive 6150 Training' }).click();
  await open(page, '/expenses');
  const row = rowOf(page, 'Glaze School');
  await row.getByRole('button', { name: 'Sync Glaze School' }).click();
  await expect(row.getByText('Failed')).toBeVisible({ timeout: 20_000 });

  const staff = await anotherBrowser();
  await startDemoSession(staff, 'support');
  await open(staff, '/');
  await expect(staff).toHaveURL('/support');
  await staff.getByRole('searchbox').fill(company.name);
  await staff.getByRole('button', { name: 'Search' }).click();
  const failures = staff
    .getByRole('table', { name: /^Failures/ })
    .getByRole('row')
    .filter({ hasText: 'Glaze' });
  await expect(failures).toHaveCount(1);
  await expect(failures).toContainText('Account archived in the books');
  await failures.getByRole('link', { name: 'Glaze School' }).click();
  await expect(staff.getByText(company.name).first()).toBeVisible();
  await expect(staff.getByText(/The mapped account is archived/)).toBeVisible();
  await expect(staff.getByText(id, { exact: true })).toBeVisible();
  await expect(staff.getByText(`${appUrl}/${company.slug}/mapping`, { exact: true })).toBeVisible();

  await inside.getByRole('button', { name: 'Restore 6150 Training' }).click();
  await expect(inside.getByRole('button', { name: 'Archive 6150 Training' })).toBeVisible();
  await staff.getByRole('button', { name: 'Retry' }).click();
  await expect(staff.getByText(/Sent again/)).toBeVisible();
  await expect(row.getByText('Synced')).toBeVisible({ timeout: 20_000 });
  expect(await ledgerOf(company.name)).toMatchObject([{ transactionId: id, totalAmount: 150 }]);
});

test('staff see the failures of every company', async ({ page }) => {
  await startDemoSession(page, 'support');
  await open(page, '/support?text=Harbour');
  const rows = page
    .getByRole('table', { name: /^Failures/ })
    .getByRole('row')
    .filter({ hasText: 'Harbour & Finch' });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Account archived in the books' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Period is closed' })).toHaveCount(1);
});

test('customers cannot open the support pages', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/status of 404/);
  await createCompany(page);
  for (const path of ['/support', '/support/items/01890000-0000-7000-8000-000000000000']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByText(/Outlay Support|Failures/)).toHaveCount(0);
  }
});
