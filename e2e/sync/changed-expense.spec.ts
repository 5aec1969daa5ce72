import { fillExpense, rowOf } from '../fixtures/expenses';
import { ledgerOf } from '../fixtures/ledger';
import { syncedExpense } from '../fixtures/synced-expense';
import { expect, open, test } from '../fixtures/test';

test('syncing an edited expense updates its record instead of writing a second one', async ({ page }) => {
  test.slow();
  const company = await syncedExpense(page, { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' });
  await rowOf(page, 'Great Western Railway').getByRole('link', { name: 'Great Western Railway' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByText('This expense is in your books.')).toBeVisible();
  await fillExpense(page, { amount: '42.00' });
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Edited here, not yet in Xero')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Total:' })).toContainText('£84.00');
  await page.getByRole('button', { name: 'Sync to Xero' }).click();
  await expect(page.getByText('Edited here, not yet in Xero')).toBeHidden({ timeout: 20_000 });
  const records = await ledgerOf(company.name);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ totalAmount: 42, taxAmount: 7 });
});

test('an edit that cannot be synced explains the manual change and can be confirmed as done', async ({ page }) => {
  test.slow();
  await syncedExpense(page, { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' });
  await rowOf(page, 'Great Western Railway').getByRole('link', { name: 'Great Western Railway' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await fillExpense(page, { merchant: 'LNER' });
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText(/not to the merchant\. Change it in Xero/)).toBeVisible();
  await page.getByRole('button', { name: 'I made this change in Xero' }).click();
  await expect(page.getByText('Edited here, not yet in Xero')).toBeHidden();
  await expect(page.getByText('Changed in Xero by hand')).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'LNER').getByText('Synced')).toBeVisible();
});
