import type { Locator, Page } from '@playwright/test';
import { isBack, listsAreRead } from './books';
import { rowOf } from './expenses';
import { aPerson } from './people';
import { expect, open, test, untilTakenOver } from './test';

test('the whole line, from signing up to the books, is walked with the keyboard alone', async ({ page }) => {
  test.slow();
  const { keyboard } = page;
  const owner = aPerson('Kay Boardman');
  await open(page, '/sign-up');
  await typeInto(page, page.getByLabel('Company name'), 'Keys Without Mice');
  await typeInto(page, page.getByLabel('Your name'), owner.name);
  await typeInto(page, page.getByLabel('Email address'), owner.email);
  await typeInto(page, page.getByLabel('Password'), owner.password);
  await keyboard.press('Enter');
  const main = page.getByRole('navigation', { name: 'Main' });
  await expect(main).toBeVisible();
  await untilTakenOver(page);

  await go(page, main.getByRole('link', { name: 'Settings' }), '/settings');
  await go(page, page.getByRole('link', { name: 'Connection' }), '/settings/connection');
  await tabTo(page, page.getByRole('radio', { name: /^Xero/ }));
  await keyboard.press('Space');
  await pressOn(page, page.getByRole('button', { name: 'Link this package' }));
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Allow access' }));
  await expect(page.getByRole('button', { name: 'Connect' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Connect' }));
  await isBack(page);
  await listsAreRead(page);

  await go(page, main.getByRole('link', { name: /^Mapping/ }), '/mapping');
  await typeInto(page, page.getByRole('combobox', { name: 'Account for Travel' }), '493');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Account for Travel')).toHaveValue('493 Travel - National');
  await typeInto(page, page.getByRole('combobox', { name: 'Tax rate for Travel' }), '20%');
  await expect(page.getByRole('row', { name: /^Travel/ }).getByText('Saved')).toBeVisible();
  await go(page, page.getByRole('link', { name: 'Cards and bank accounts' }), '/mapping/cards');
  await tabTo(page, page.getByRole('combobox', { name: 'Default bank account' }));
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'For every expense' }).getByText('Saved')).toBeVisible();
  await typeInto(page, page.getByRole('combobox', { name: 'Default supplier' }), 'Outlay');
  await expect(page.getByRole('option', { name: 'Outlay', exact: true })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Default supplier' })).toHaveValue('Outlay');

  await go(page, main.getByRole('link', { name: /^Expenses/ }), '/expenses');
  await keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Paid to' })).toBeFocused();
  await keyboard.type('Piano Movers');
  await typeInto(page, page.getByRole('textbox', { name: 'Amount', exact: true }), '60.00');
  await typeInto(page, page.getByRole('combobox', { name: 'Category' }), 'Travel');
  await pressOn(page, page.getByRole('button', { name: 'Record expense' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Piano Movers' })).toBeVisible();

  await go(page, main.getByRole('link', { name: /^Expenses/ }), '/expenses');
  const row = rowOf(page, 'Piano Movers');
  await expect(row.getByText('Ready')).toBeVisible();
  await keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.press('j');
  await expect(row.getByRole('link', { name: 'Piano Movers' })).toBeFocused();
  await keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await keyboard.press('x');
  await expect(page.getByText('1 selected')).toHaveCount(0);
  await keyboard.press('s');
  await expect(row.getByText('Synced')).toBeVisible({ timeout: 20_000 });
  await keyboard.press('k');
  await expect(row.getByRole('link', { name: 'Piano Movers' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText('What was written in Xero')).toBeVisible();
});

/** Follows a link that the Tab key leads to. */
async function go(page: Page, link: Locator, path: string): Promise<void> {
  await pressOn(page, link);
  await expect(page).toHaveURL(path);
  await untilTakenOver(page);
}

async function pressOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Presses Tab until the focus is there; what Tab does not lead to within a page’s length cannot be reached. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 150; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}`);
}
