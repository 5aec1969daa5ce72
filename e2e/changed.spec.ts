import { fillIn, rowOf } from './expenses';
import { ledgerOf } from './ledger';
import { syncedExpense } from './synced';
import { expect, open, test } from './test';

test('a synced expense is changed, and Sync changes its record in the books instead of writing another', async ({
  page,
}) => {
  test.slow();
  const company = await syncedExpense(page, { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' });
  await rowOf(page, 'Great Western Railway').getByRole('link', { name: 'Great Western Railway' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByText('This expense is in your books.')).toBeVisible();
  await fillIn(page, { amount: '42.00' });
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Edited here, not yet in Xero')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Total:' })).toContainText('£84.00');
  await page.getByRole('button', { name: 'Sync to Xero' }).click();
  await expect(page.getByText('Edited here, not yet in Xero')).toBeHidden({ timeout: 20_000 });
  const records = await ledgerOf(company.name);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ totalAmount: 42, taxAmount: 7 });
});

test('a change the books do not take from here says what to do there, and takes one’s word that it is done', async ({
  page,
}) => {
  test.slow();
  await syncedExpense(page, { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' });
  await rowOf(page, 'Great Western Railway').getByRole('link', { name: 'Great Western Railway' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await fillIn(page, { merchant: 'LNER' });
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText(/not to the merchant\. Change it in Xero/)).toBeVisible();
  await page.getByRole('button', { name: 'I made this change in Xero' }).click();
  await expect(page.getByText('Edited here, not yet in Xero')).toBeHidden();
  await expect(page.getByText('Changed in Xero by hand')).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'LNER').getByText('Synced')).toBeVisible();
});
