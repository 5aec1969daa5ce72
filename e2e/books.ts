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

/** Maps a category, by a part of the account's name and by the whole name of the tax rate, and saves it. */
export async function mapCategory(page: Page, category: string, account: RegExp, taxRate?: string): Promise<void> {
  await open(page, '/mapping');
  await pick(page, `Account for ${category}`, account);
  if (taxRate) await pick(page, `Tax rate for ${category}`, beginning(taxRate));
  await saveMapping(page);
}

/** Chooses the account of a category on the mapping page, by typing a part of its name, and saves it. */
export async function chooseAccount(page: Page, category: string, account: RegExp): Promise<void> {
  await pick(page, `Account for ${category}`, account);
  await saveMapping(page);
}

/** Opens a choice of the mapping, searches its list and takes what was found. */
export async function pick(
  page: Page,
  label: string,
  option: RegExp,
  typed = option.source.replace(/\W+/g, ' ').trim(),
): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('combobox', { name: label }).fill(typed);
  // What is found comes before the offer to create what was typed.
  await page.getByRole('option', { name: option }).first().click();
  await expect(page.getByRole('combobox', { name: label })).toHaveCount(0);
}

/** Saves what was chosen as one version. Choosing what is there already changes nothing. */
export async function saveMapping(page: Page): Promise<void> {
  const unsaved = page.getByRole('region', { name: 'Unsaved changes' });
  if ((await unsaved.count()) > 0) await unsaved.getByRole('button', { name: /^Save/ }).click();
  await expect(unsaved).toHaveCount(0);
}

/** Chooses what is used for every expense that says nothing else. */
export async function chooseDefaults(page: Page, bankAccount: RegExp, supplier: string): Promise<void> {
  await open(page, '/mapping/cards');
  await pick(page, 'Default bank account', bankAccount);
  // Some packages say a supplier's currency behind the name.
  await pick(page, 'Default supplier', new RegExp(`^${supplier}( [A-Z]{3})?$`), supplier);
  await saveMapping(page);
  await expect(page.getByRole('button', { name: `Default supplier: ${supplier}` })).toBeVisible();
}

const beginning = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

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
