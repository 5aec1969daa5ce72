import { openPackage, pick } from '../fixtures/books';
import { createCompany, quickBooks } from '../fixtures/company';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test, waitForHydration } from '../fixtures/test';

test('an archived account is reported everywhere, replaced at once, and its expense syncs', async ({ page }) => {
  test.slow();
  const expense = { merchant: 'Northern Rail', amount: '45.50', category: 'Travel' };
  const company = await createCompany(page, { books: quickBooks, expenses: [expense] });
  const [id] = company.expenseIds;

  await openPackage(page, company.name);
  await page.getByRole('button', { name: 'Archive 6160 Travel' }).click();
  await expect(page.getByRole('button', { name: 'Restore 6160 Travel' })).toBeVisible();

  await open(page, '/mapping/health');
  await page.getByRole('button', { name: 'Check now' }).click();
  const entry = page.getByRole('heading', { level: 3, name: '6160 Travel' });
  await expect(entry).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 unsynced expense waits.')).toBeVisible();

  await open(page, '/');
  await expect(page.getByText('1 category is mapped to an inactive account in QuickBooks Online')).toBeVisible();
  await open(page, '/mapping');
  await expect(page.getByText('1 category is mapped to an inactive account in QuickBooks Online')).toBeVisible();

  await open(page, `/expenses/${id}`);
  await page.getByRole('link', { name: 'Replace it everywhere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping health' })).toBeVisible();
  await waitForHydration(page);
  await pick(page, 'Instead of 6160 Travel', /^6170 Travel meals/);
  await page.getByRole('button', { name: 'Replace 6160 Travel with 6170 Travel meals everywhere' }).click();
  await expect(page.getByText('Everything you mapped is active in QuickBooks Online')).toBeVisible();

  await open(page, '/expenses?status=ready');
  await page.getByRole('button', { name: 'Sync Northern Rail' }).click();
  await expect
    .poll(() => ledgerOf(company.name), { timeout: 30_000 })
    .toMatchObject([{ transactionId: id, totalAmount: 45.5, lines: [{ account: { nominalCode: '6170' } }] }]);

  await open(page, '/mapping/versions');
  await expect(page.getByText('6160 Travel replaced with 6170 Travel meals')).toBeVisible();
});
