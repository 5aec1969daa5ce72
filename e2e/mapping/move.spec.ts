import { linkBooks, mapCategory } from '../fixtures/books';
import { createCompany, xero } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('a mapping is restored, and moves to another package after a review', async ({ page }) => {
  test.slow();
  await createCompany(page, { books: xero });
  await mapCategory(page, 'Rent', /469 Rent/);

  await open(page, '/mapping/versions');
  await page.getByRole('link', { name: 'Version 1' }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByText('Version 1 is restored')).toBeVisible();

  await open(page, '/settings/connection');
  await page.getByRole('button', { name: /^Disconnect/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Disconnect/ })
    .click();
  await linkBooks(page, 'QuickBooks Online', 'Bright Dental Ltd');

  await open(page, '/');
  await expect(page.getByText('Move your mapping to QuickBooks Online')).toBeVisible();
  await page.getByRole('link', { name: 'Review' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Move the mapping to QuickBooks Online' })).toBeVisible();
  await page.getByRole('button', { name: 'Move the mapping' }).click();
  await expect(page.getByText('The mapping is moved to QuickBooks Online')).toBeVisible();
  await open(page, '/mapping/versions');
  await expect(page.getByText(/^Moved from Xero/)).toBeVisible();
});
