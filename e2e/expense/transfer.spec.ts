import { createCompany } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('a transfer that the package does not take is entered by hand, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const books = { package: 'netsuite', organisation: 'meridian-exports', categories: {} };
  const { slug } = await createCompany(page, { books });
  await open(page, `/${slug}/transfers/new`);
  const options = await page
    .getByRole('combobox', { name: /^From/ })
    .locator('option')
    .evaluateAll((all) =>
      all.map((option) => (option as HTMLOptionElement).value).filter((value) => value.startsWith('bank:GBP:')),
    );
  await page.getByRole('combobox', { name: /^From/ }).selectOption(options[0] ?? '');
  await page.getByRole('combobox', { name: /^To/ }).selectOption(options[1] ?? '');
  await page.getByRole('textbox', { name: /^Amount/ }).fill('99.90');
  await page.getByRole('button', { name: 'Record transfer' }).click();
  await expect(page.getByText('Enter it by hand')).toBeVisible();
  await expect(page.getByText(/NetSuite takes no transfers from Outlay/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy amount, GBP' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole('button', { name: 'Mark as in the books' }).click();
  await expect(page.getByText('Enter the reference or number of the record in your books.')).toBeVisible();
  await page.getByLabel('Reference in NetSuite').fill('TRF-0042');
  await page.getByRole('button', { name: 'Mark as in the books' }).click();
  await expect(page.getByText('In NetSuite, entered by hand')).toBeVisible();
  await expect(page.getByText('TRF-0042', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo the mark' }).click();
  await expect(page.getByRole('button', { name: 'Mark as in the books' })).toBeVisible();
});
