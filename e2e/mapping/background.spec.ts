import type { Page } from '@playwright/test';
import { createCompany, xero } from '../fixtures/company';
import { expect, open, pageOf, test } from '../fixtures/test';

// A request works on 2,000 expenses at most (lib/domain/task/task).
const ferries = { merchant: 'Zzyzx Ferries', amount: '1.00', copies: 1_500 };
const others = { merchant: 'Qwx Stationery', amount: '2.00', copies: 600 };
const main = (page: Page) => page.getByRole('main');

test('a rule for thousands of expenses is tested and applied in the background', async ({ page }) => {
  test.slow();
  await createCompany(page, { expenses: [ferries, others] });
  await open(page, '/mapping/rules/new');
  await page.getByRole('textbox', { name: 'Condition 1: value' }).fill('zzyzx');
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Travel' });
  const effect = page.getByRole('region', { name: 'What it would change now' });
  await expect(effect).toContainText('1,501 expenses change, £1,501.00 in all.', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Save and apply to 1,501 expenses' }).click();
  await expect(page).toHaveURL(pageOf('/mapping/rules'));
  await expect(page.getByText('is saved and is being applied.')).toBeVisible();

  // The work goes on without the page, and its result survives a reload.
  await open(page, '/mapping');
  await open(page, '/mapping/rules');
  await expect(main(page)).toContainText('The rule “zzyzx → Travel” is applied', { timeout: 90_000 });
  await expect(main(page)).toContainText('1,501 expenses changed.');
  await page.reload();
  await expect(main(page)).toContainText('1,501 expenses changed.');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(main(page)).not.toContainText('1,501 expenses changed.');
});

test('the suppliers of thousands of expenses are counted in the background, and one is changed', async ({ page }) => {
  test.slow();
  await createCompany(page, { expenses: [ferries, others], books: xero });
  await open(page, '/mapping/suppliers');
  const row = page.getByRole('row', { name: /Zzyzx Ferries/ });
  await expect(row).toContainText('1,501 expenses · 1,501 unsynced', { timeout: 60_000 });
  await expect(main(page)).toContainText('Counted');
  await row.getByRole('button', { name: 'Supplier for Zzyzx Ferries' }).click();
  await page.getByRole('combobox', { name: 'Supplier for Zzyzx Ferries' }).fill('Outlay');
  await page
    .getByRole('option', { name: /^Outlay/ })
    .first()
    .click();
  await expect(row.getByRole('alert')).toContainText('1,501 unsynced expenses change');
  await row.getByRole('button', { name: 'Use Outlay' }).click();
  await expect(main(page)).toContainText('The supplier of Zzyzx Ferries is changed', { timeout: 90_000 });
  await expect(main(page)).toContainText('1,501 expenses changed.');
});
