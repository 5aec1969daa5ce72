import type { Page } from '@playwright/test';
import { pick, saveMapping } from '../fixtures/books';
import { createCompany, startSession, unmappedXero } from '../fixtures/company';
import { followLink, pickByKeys, takeFirst, typeInto } from '../fixtures/keyboard';
import { expect, open, test } from '../fixtures/test';

test('a new Xero company is mapped completely by keyboard', async ({ page }) => {
  test.slow();
  const { keyboard } = page;
  await createCompany(page, { books: unmappedXero });
  await open(page, '/');
  const main = page.getByRole('navigation', { name: 'Main' });
  await followLink(page, main.getByRole('link', { name: /^Mapping/ }), '/mapping');
  await expect(page.getByText('0 of 17 categories mapped')).toBeVisible();

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');

  // Accept one suggestion, then all with enough confidence, then choose three values by hand.
  await toRow(page, 'Advertising');
  await keyboard.press('a');
  await keyboard.press('/');
  await typeInto(page, page.getByRole('combobox', { name: 'How sure a suggestion must be at least' }), '50');
  await keyboard.press('Tab');
  await keyboard.press('Shift+A');
  const unsaved = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(unsaved).toContainText(/1\d changes/);
  await toRow(page, 'Meals');
  await keyboard.press('Enter');
  await takeFirst(page, 'Account for Meals', '420');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await takeFirst(page, 'Tax rate for Meals', '20% (VAT on Expenses)');
  await toRow(page, 'Professional services');
  await keyboard.press('4');
  await takeFirst(page, 'Account for Professional services', '12');
  await expect(page.getByRole('button', { name: 'Account for Professional services: 412 Consulting' })).toBeFocused();

  await keyboard.press('Control+S');
  await expect(page.getByText('17 of 17 categories mapped · version 1')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Not mapped 0/ })).toBeVisible();

  await followLink(page, page.getByRole('link', { name: 'Cards and bank accounts' }), '/mapping/cards');
  await pickByKeys(page, 'Default bank account', '090');
  await pickByKeys(page, 'Default supplier', 'Outlay');
  await keyboard.press('Control+S');
  await expect(unsaved).toHaveCount(0);
  await expect(page.getByText('17 of 17 categories mapped · version 2')).toBeVisible();
});

test('unsaved choices survive a refresh, and the second of two editors sees the conflict', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const company = await createCompany(page, { books: unmappedXero });
  const other = await anotherBrowser();
  await startSession(other, company.owner);
  await open(page, '/mapping');
  await open(other, '/mapping');
  await pick(page, 'Account for Rent', /429 General Expenses/);
  await pick(page, 'Account for Travel', /493 Travel/);
  await pick(other, 'Account for Rent', /469 Rent/);
  await saveMapping(other);

  const row = page.getByRole('row', { name: /Rent/ }).first();
  await expect(row.getByText('Changed meanwhile')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('button', { name: 'Account for Rent: 429 General Expenses' })).toBeVisible();
  await expect(row.getByText('Now 469 Rent')).toBeVisible();
  await row.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByRole('button', { name: 'Account for Rent: 469 Rent' })).toBeVisible();
  await saveMapping(page);
  await expect(page.getByText('version 2')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account for Travel: 493/ })).toBeVisible();
});

test('keeps what is typed while the list of a combobox loads, and chooses nothing before that', async ({ page }) => {
  await createCompany(page, { books: unmappedXero });
  await open(page, '/mapping');
  const scripts = Promise.withResolvers<void>();
  await page.route('**/_next/static/**', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: /^Account for Travel:/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('train');
  await page.keyboard.press('Enter');
  scripts.resolve();
  await expect(page.getByRole('combobox', { name: 'Account for Travel' })).toHaveValue('train');
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
});

/** Presses J until the row of this category has the focus. */
async function toRow(page: Page, category: string): Promise<void> {
  const button = page.getByRole('button', { name: `Account for ${category}` });
  const isThere = () => button.evaluate((element) => element === document.activeElement);
  await page.keyboard.press('Escape');
  for (let presses = 0; presses < 40; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('ArrowLeft');
    if (await isThere()) return;
    await page.keyboard.press('j');
  }
  throw new Error(`J does not lead to ${category}`);
}
