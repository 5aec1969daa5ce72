import { createCompany, quickBooks } from '../fixtures/company';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test } from '../fixtures/test';

test('a top-up is recorded by keyboard, synced and found in the books', async ({ page }) => {
  test.slow();
  const company = await createCompany(page, { books: quickBooks });
  await open(page, '/expenses');
  await pressOn(page, page.getByRole('link', { name: 'Record a transfer' }));
  await expect(page.getByRole('heading', { level: 1, name: 'New transfer' })).toBeVisible();
  await tabTo(page, page.getByRole('combobox', { name: /^From/ }));
  await page.keyboard.type('Current');
  await tabTo(page, page.getByRole('combobox', { name: /^To/ }));
  await page.keyboard.type('Practice');
  await typeInto(page, page.getByRole('textbox', { name: /^Amount/ }), '250.00');
  await typeInto(page, page.getByLabel('Note'), 'Float for the fair');
  await pressOn(page, page.getByRole('button', { name: 'Record transfer' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Top-up' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'The transfer in QuickBooks Online' })).toContainText('£250.00');
  await pressOn(page, page.getByRole('button', { name: 'Sync to QuickBooks Online' }));
  await expect(page.getByText('Record written to QuickBooks Online')).toBeVisible({ timeout: 20_000 });

  await open(page, '/expenses?kind=transfer');
  await expect(page.getByRole('link', { name: 'Top-up' })).toBeVisible();
  await expect(page.getByText('1 found')).toBeVisible();
  const records = (await ledgerOf(company.name)).filter(({ kind }) => kind === 'Transfer');
  expect(records).toMatchObject([
    {
      from: { account: { name: 'Current account' }, amount: 250 },
      to: { account: { name: 'Practice credit card' }, amount: 250 },
    },
  ]);
});

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
