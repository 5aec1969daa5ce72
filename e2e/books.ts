import type { Page } from '@playwright/test';
import { sandboxUrl } from './outlay';
import { expect, open, untilTakenOver } from './test';

/** Links an accounting package through its hosted pages and waits until its lists have been read. */
export async function linkBooks(page: Page, packageName: string, organisation: string): Promise<void> {
  await goToConsent(page, packageName);
  await consent(page, organisation);
  await expect(page.getByText(`${packageName} is linked`)).toBeVisible();
  await listsAreRead(page);
}

export const linkXero = (page: Page) => linkBooks(page, 'Xero', 'Harbour & Finch Ltd');
export const linkQuickBooks = (page: Page) => linkBooks(page, 'QuickBooks Online', 'Bright Dental Ltd');

/** Chooses a package and goes to the page where access to it is given. */
export async function goToConsent(page: Page, packageName: string): Promise<void> {
  await open(page, '/settings/connection');
  await page.getByRole('radio', { name: new RegExp(`^${packageName}`) }).check();
  await page.getByRole('button', { name: 'Link this package' }).click();
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
}

/** Gives access on the hosted page, chooses the organisation and comes back to Outlay. */
export async function consent(page: Page, organisation: string): Promise<void> {
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByRole('radio', { name: organisation }).check();
  await page.getByRole('button', { name: 'Connect' }).click();
  await isBack(page);
}

/** The last hosted page sends the browser back by itself. */
export async function isBack(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/settings\/connection\?outcome=/);
  await untilTakenOver(page);
}

export async function listsAreRead(page: Page): Promise<void> {
  await expect(page.getByText(/\d accounts, \d+ tax rates, \d+ suppliers/)).toBeVisible({ timeout: 30_000 });
}

/** Maps a category, by a part of the account's name and by the whole name of the tax rate. */
export async function mapCategory(page: Page, category: string, account: RegExp, taxRate?: string): Promise<void> {
  await open(page, '/mapping');
  await chooseAccount(page, category, account);
  if (taxRate) {
    await page.getByRole('combobox', { name: `Tax rate for ${category}` }).selectOption({ label: taxRate });
    await expect(page.getByRole('row', { name: new RegExp(`^${category}`) }).getByText('Saved')).toBeVisible();
  }
}

/** Chooses the account of a category on the mapping page, by typing a part of its name. */
export async function chooseAccount(page: Page, category: string, account: RegExp): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(`^${category}`) });
  const choice = row.locator('input[role=combobox]').and(page.getByLabel(`Account for ${category}`));
  await choice.fill(account.source.replace(/\W/g, ' ').trim());
  await page.getByRole('option', { name: account }).click();
  await expect(row.getByText('Saved')).toBeVisible();
  await expect(choice).toHaveValue(account);
}

/** Chooses what is used for every expense that says nothing else. */
export async function chooseDefaults(page: Page, bankAccount: RegExp, supplier: string): Promise<void> {
  await open(page, '/mapping/cards');
  const defaults = page.getByRole('region', { name: 'For every expense' });
  const account = defaults.getByRole('combobox', { name: 'Default bank account' });
  await account.selectOption({ label: await optionLike(page, 'Default bank account', bankAccount) });
  await expect(defaults.getByText('Saved')).toBeVisible();
  await defaults.getByRole('combobox', { name: 'Default supplier' }).fill(supplier);
  // Some packages say a supplier's currency behind the name.
  await page.getByRole('option', { name: new RegExp(`^${supplier}( [A-Z]{3})?$`) }).click();
  await expect(defaults.getByRole('combobox', { name: 'Default supplier' })).toHaveValue(supplier);
  await expect(page.getByRole('status').filter({ hasText: 'Defaults saved.' })).toBeAttached();
}

/** Opens the sandbox's page on a company: what its owner could do inside the package. */
export async function openPackage(page: Page, companyName: string): Promise<void> {
  await page.goto(`${sandboxUrl}/_sandbox`);
  await page.getByRole('link', { name: `Change the books of ${companyName}` }).click();
}

/** Opens the books the sandbox keeps for a company. */
export async function openBooks(page: Page, companyName: string): Promise<void> {
  await page.goto(sandboxUrl);
  await page.getByRole('link', { name: `Books of ${companyName}` }).click();
}

async function optionLike(page: Page, choice: string, wanted: RegExp): Promise<string> {
  const options = page.getByRole('combobox', { name: choice }).getByRole('option').filter({ hasText: wanted });
  return (await options.first().textContent()) ?? '';
}
