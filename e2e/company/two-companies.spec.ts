import type { Page } from '@playwright/test';
import { pick, saveMapping } from '../fixtures/books';
import { createCompany, xero } from '../fixtures/company';
import { expenseForm, fillExpense, rowOf } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { ledgerOf } from '../fixtures/ledger';
import { newPerson, uniqueSuffix } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

// One person has two companies, each in a tab. Before every step in the first tab, the second company is opened in the
// other tab, so that it is the one that the session opened last. The person then returns to the first tab.

test('two tabs with two companies each act for their own company', async ({ page, context }) => {
  test.setTimeout(120_000);
  const first = await createCompany(page, {
    books: xero,
    expenses: [{ merchant: 'First Fares', amount: '20.00', category: 'Travel' }],
  });
  const second = await createCompany(page, { name: `Second ${uniqueSuffix()}`, owner: first.owner, books: xero });
  const other = await context.newPage();
  const leave = async () => {
    await open(other, `/${second.slug}/expenses`);
    await page.bringToFront();
  };
  const here = (path: string) => open(page, `/${first.slug}${path}`);

  await here('/expenses/new');
  await fillExpense(page, { merchant: 'Tab One Taxi', amount: '12.00', category: 'Travel' });
  await leave();
  await expenseForm(page).record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tab One Taxi' })).toBeVisible();

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(expenseForm(page).amount).toHaveValue('12.00');
  await expenseForm(page).amount.fill('13.00');
  await leave();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tab One Taxi' })).toBeVisible();
  await expect(page.getByText('£13.00').first()).toBeVisible();

  await leave();
  await page.locator('input[type=file]:not([capture])').setInputFiles(photo('tab-one.png'));
  await expect(page.getByRole('link', { name: 'View tab-one.png' })).toBeVisible();

  await here('/expenses/import');
  await page.getByLabel('Bank or card statement').setInputFiles(statement('03/11/2026;Tab One Import;-48,00'));
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeVisible();
  await leave();
  await page.getByRole('button', { name: 'Import 1 expense' }).click();
  await expect(page.getByText('1 expense was imported.')).toBeVisible();

  await here('/settings/people');
  const colleague = newPerson('Ida Tern');
  await page.getByLabel('Email address').fill(colleague.email);
  await leave();
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  await expect(page.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(/\/invite\//);

  await here('/settings');
  const renamed = `First ${uniqueSuffix()}`;
  await page.getByLabel('Company name').fill(renamed);
  await leave();
  await page.getByRole('button', { name: 'Save company' }).click();
  await expect(page.getByText('Company saved')).toBeVisible();

  await here('/mapping');
  await pick(page, 'Account for Software', /469/);
  await leave();
  await saveMapping(page);

  await here('/expenses');
  await leave();
  await rowOf(page, 'First Fares').getByRole('button', { name: 'Sync First Fares' }).click();
  await expect(rowOf(page, 'First Fares').getByText('Synced')).toBeVisible({ timeout: 20_000 });
  expect((await ledgerOf(first.name)).map(({ merchantName }) => merchantName)).toEqual(['First Fares']);

  await here('/settings/connection');
  await leave();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click();
  await expect(page.getByRole('heading', { name: 'Link your books' })).toBeVisible();

  await here('/expenses');
  for (const merchant of ['First Fares', 'Tab One Taxi', 'Tab One Import'])
    await expect(rowOf(page, merchant)).toHaveCount(1);
  await isUntouched(other, second);
  expect(await ledgerOf(second.name)).toEqual([]);
  await open(other, `/${second.slug}/settings/people`);
  await expect(other.getByText(colleague.email)).toHaveCount(0);
});

test('the company’s name is a link, and `/` opens the company that was opened last', async ({ page, context }) => {
  const first = await createCompany(page);
  const second = await createCompany(page, { name: `Second ${uniqueSuffix()}`, owner: first.owner });
  await open(page, `/${first.slug}/expenses`);
  const other = await context.newPage();
  await open(other, `/${second.slug}`);
  await open(other, '/');
  await expect(other).toHaveURL(`/${second.slug}`);
  await page.bringToFront();
  await page.reload();
  await expect(page).toHaveURL(`/${first.slug}/expenses`);
  await open(other, '/expenses?status=ready');
  await expect(other).toHaveURL(`/${first.slug}/expenses?status=ready`);
  await page.bringToFront();
  await page.getByRole('button', { name: /, switch company$/ }).click();
  await expect(page.getByRole('link', { name: second.name })).toHaveAttribute('href', `/${second.slug}`);
});

test('an owner changes the address, and every old address leads to the new one', async ({
  page,
  context,
  consoleErrors,
}) => {
  // The next person signs in while the page of the first one is still open. It is refused a refresh.
  consoleErrors.allow(/status of 403 .*\/api\/events/);
  const company = await createCompany(page, { expenses: [{ merchant: 'Old Bookmark', amount: '7.00' }] });
  const [id] = company.expenseIds;
  const stranger = await context.newPage();
  await open(stranger, `/${company.slug}/expenses/new`);
  await fillExpense(stranger, { merchant: 'Typed Before', amount: '3.00' });

  await open(page, `/${company.slug}/settings`);
  const address = page.getByLabel('Address of this company’s pages');
  await address.fill('support');
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page.getByText('Outlay uses this address itself. Choose another one.')).toBeVisible();
  const slug = `wren-${uniqueSuffix()}`;
  await address.fill(slug);
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page).toHaveURL(`/${slug}/settings`);

  await open(page, `/${company.slug}/expenses/${id}?from=mail`);
  await expect(page).toHaveURL(`/${slug}/expenses/${id}?from=mail`);
  await expect(page.getByRole('heading', { level: 1, name: 'Old Bookmark' })).toBeVisible();
  await open(page, `/${company.slug}`);
  await expect(page).toHaveURL(`/${slug}`);

  // A page that was open before the change still works, uploads included.
  await stranger.bringToFront();
  await stranger.locator('input[type=file]:not([capture])').setInputFiles(photo());
  await expect(stranger.getByText(/, uploaded$/)).toBeVisible();
  await expenseForm(stranger).record.click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'Typed Before' })).toBeVisible();
  // The next person signs in to the same browser. The page would be refused a refresh.
  await stranger.close();
  await page.bringToFront();

  // Nobody else gets the old address.
  const taken = await createCompany(page);
  await open(page, `/${taken.slug}/settings`);
  await address.fill(company.slug);
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page.getByText(/^Another company has or had the address/).first()).toBeVisible();
});

const statement = (row: string) => ({
  name: 'card.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Date;Merchant;Amount\r\n${row}`),
});

/** Checks that nothing of the steps in the other company is in this one. */
async function isUntouched(page: Page, { slug, name }: { slug: string; name: string }): Promise<void> {
  await open(page, `/${slug}/expenses`);
  await expect(page.getByText('No expenses yet')).toBeVisible();
  await open(page, `/${slug}/receipts`);
  await expect(page.getByRole('link', { name: /tab-one/ })).toHaveCount(0);
  await open(page, `/${slug}/settings`);
  await expect(page.getByLabel('Company name')).toHaveValue(name);
  await open(page, `/${slug}/mapping`);
  await expect(page.getByRole('button', { name: /^Account for Software: 469/ })).toHaveCount(0);
  await open(page, `/${slug}/settings/connection`);
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
}
