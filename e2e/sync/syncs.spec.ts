import type { Page } from '@playwright/test';
import { chooseAccount, consent, openPackage } from '../fixtures/books';
import {
  bringAutomaticSyncForward,
  type Company,
  createCompany,
  type NewExpense,
  quickBooks,
  xero,
} from '../fixtures/company';
import { recordExpense, rowOf } from '../fixtures/expenses';
import { ledgerOf, setCondition } from '../fixtures/ledger';
import { expect, open, test, waitForHydration } from '../fixtures/test';

const soon = { timeout: 30_000 };

test('the check shows what would be written, and why the rest is not ready', async ({ page }) => {
  test.slow();
  const company = await companyInXero(page, [
    { merchant: 'Great Western Railway', amount: '120.00', category: 'Travel' },
    { merchant: 'The Ivy', amount: '60.00', category: 'Meals' },
  ]);
  await open(page, '/expenses');
  await page.getByRole('link', { name: 'Check before syncing' }).click();
  const written = page.getByRole('table', { name: 'What will be written for each expense' });
  await expect(written.getByRole('row', { name: /^Great Western Railway/ })).toContainText(
    /493 Travel - National.*20% \(VAT on Expenses\).*090 Business Current.*100\.00.*20\.00.*120\.00/,
  );
  await expect(page.getByRole('region', { name: 'Issues' })).toContainText('Meals');
  await page.getByRole('link', { name: /^Not ready 1/ }).click();
  const staying = page.getByRole('table', { name: 'Why each expense is not ready' });
  await expect(staying.getByRole('row', { name: /^The Ivy/ })).toContainText('Meals');
  expect(await ledgerOf(company.name)).toEqual([]);

  await page.getByRole('button', { name: 'Sync 1 expense' }).click();
  await page.getByRole('link', { name: 'View the sync' }).click();
  await expect(page.getByRole('main')).toContainText('1 of 1 synced', soon);
  await expect(page.getByText(/^By hand · /)).toBeVisible();
  expect(await ledgerOf(company.name)).toMatchObject([{ totalAmount: 120 }]);
});

test('selected expenses are checked before they sync', async ({ page }) => {
  test.slow();
  await companyInXero(page, [
    { merchant: 'Picked Trains', amount: '12.00', category: 'Travel' },
    { merchant: 'Other Trains', amount: '24.00', category: 'Travel' },
  ]);
  await open(page, '/expenses');
  await page.getByRole('checkbox', { name: 'Select Picked Trains' }).check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('link', { name: 'Check before syncing' }).click();
  const written = page.getByRole('table', { name: 'What will be written for each expense' });
  await expect(written.getByRole('row', { name: /^Picked Trains/ })).toBeVisible();
  await expect(written.getByRole('row', { name: /^Other Trains/ })).toHaveCount(0);
});

test('stopping a waiting sync returns the unsent expenses', async ({ page }) => {
  test.slow();
  const company = await companyWithWaitingExpense(page, 'Stopped Trains');
  await page.getByRole('link', { name: 'Syncs' }).first().click();
  await page
    .getByRole('table', { name: /^Syncs/ })
    .getByRole('link')
    .first()
    .click();
  await waitForHydration(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('1 expense has not been sent yet and will be withdrawn.');
  await question.getByRole('button', { name: 'Withdraw 1 expense' }).click();
  await expect(page.getByText('Stopped. 1 expense was withdrawn and can be synced again.')).toBeVisible();
  await expect(page.getByRole('table', { name: /^This sync/ })).toContainText('Withdrawn');
  await expect(page.getByText(/by Olive Wren: 1 withdrawn/)).toBeVisible();

  await setCondition(company.name, 'working');
  await open(page, '/expenses');
  await expect(rowOf(page, 'Stopped Trains').getByText('Ready')).toBeVisible();
  expect(await ledgerOf(company.name)).toEqual([]);
});

test('one notice reports the expenses that wait while the link is broken, and they sync when it is linked again', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const company = await companyWithWaitingExpense(page, 'Patient Trains');
  await setCondition(company.name, 'working');
  const insideXero = await anotherBrowser();
  await openPackage(insideXero, company.name);
  await insideXero.getByRole('button', { name: 'Revoke access' }).click();
  const banner = page.getByRole('region', { name: 'Notice' });
  await expect(banner).toContainText(
    'Xero no longer gives Outlay access. 1 expense waits and syncs automatically once it is linked again.',
    soon,
  );
  await expect(banner).toHaveCount(1);
  await expect(rowOf(page, 'Patient Trains').getByText('Queued')).toBeVisible();

  await banner.getByRole('link', { name: 'Reconnect Xero' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Reconnect Xero' }).click();
  await consent(page, 'Harbour & Finch Ltd');
  await expect(banner).toHaveCount(0, soon);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Patient Trains').getByText('Synced')).toBeVisible(soon);
  expect(await ledgerOf(company.name)).toHaveLength(1);
});

test('all failures with one cause are retried at once after the fix', async ({ page }) => {
  test.slow();
  const expenses = ['Northern Rail', 'Southern Rail'].map((merchant) => ({
    merchant,
    amount: '45.50',
    category: 'Travel',
  }));
  const company = await createCompany(page, { books: quickBooks, expenses });
  await openPackage(page, company.name);
  await page.getByRole('button', { name: 'Archive 6160 Travel' }).click();
  await expect(page.getByRole('button', { name: 'Restore 6160 Travel' })).toBeVisible();
  // With a search, the button sends what the search shows.
  await open(page, '/expenses?text=Northern');
  await page.getByRole('button', { name: 'Sync 1 ready' }).click();
  await expect(rowOf(page, 'Northern Rail').getByText('Failed')).toBeVisible(soon);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Southern Rail').getByText('Ready')).toBeVisible();
  await page.getByRole('button', { name: 'Sync 1 ready' }).click();
  await expect(rowOf(page, 'Southern Rail').getByText('Failed')).toBeVisible(soon);

  await open(page, '/');
  const need = page
    .getByRole('region', { name: 'Needs attention' })
    .getByRole('listitem')
    .filter({ hasText: 'Travel' });
  await expect(need).toContainText('2 expenses: Account archived in the books, Travel');
  await need.getByRole('link', { name: 'Fix' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
  await waitForHydration(page);
  await chooseAccount(page, 'Travel', /6170 Travel meals/);

  await open(page, '/');
  await need.getByRole('button', { name: /^Retry all 2/ }).click();
  await expect(page.getByRole('region', { name: 'In the books' })).toContainText('2of 2 synced', soon);
  await open(page, '/syncs');
  await expect(
    page
      .getByRole('table', { name: /^Syncs/ })
      .getByRole('row')
      .nth(1),
  ).toContainText('Retry · Olive Wren');
  expect(await ledgerOf(company.name)).toHaveLength(2);
});

test('automatic sync sends an expense that has become ready', async ({ page }) => {
  const company = await companyInXero(page);
  await open(page, '/settings');
  const automatic = page.getByRole('region', { name: 'Automatic sync' });
  await automatic.getByRole('radio', { name: /^Once a day/ }).check();
  await automatic.getByRole('combobox', { name: 'Once a day at' }).selectOption('18:00');
  await automatic.getByRole('button', { name: 'Save automatic sync' }).click();
  await expect(automatic).toContainText(/Next: (today|tomorrow) 18:00/);
  await automatic.getByRole('radio', { name: /^When they are ready/ }).check();
  await automatic.getByRole('button', { name: 'Save automatic sync' }).click();
  await expect(automatic).toContainText('Next: within a minute of an expense becoming ready');

  await recordExpense(page, { merchant: 'Early Trains', amount: '18.00', category: 'Travel' });
  await bringAutomaticSyncForward(company);
  await expect(page.getByText('Record written to Xero')).toBeVisible(soon);
  await open(page, '/syncs');
  await expect(page.getByRole('table', { name: /^Syncs/ })).toContainText('Automatic, when ready');
  expect(await ledgerOf(company.name)).toHaveLength(1);
});

const companyInXero = (page: Page, expenses: NewExpense[] = []): Promise<Company> =>
  createCompany(page, { books: xero, expenses });

/**
 * Creates a company and syncs an expense while Xero accepts no data, so that the expense waits. Afterwards the list of
 * expenses is open.
 */
async function companyWithWaitingExpense(page: Page, merchant: string): Promise<Company> {
  const company = await companyInXero(page, [{ merchant, amount: '12.00', category: 'Travel' }]);
  await setCondition(company.name, 'billing-expired');
  await open(page, '/expenses');
  await rowOf(page, merchant)
    .getByRole('button', { name: `Sync ${merchant}` })
    .click();
  await expect(rowOf(page, merchant).getByText('Queued')).toBeVisible(soon);
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText('Xero does not accept data', soon);
  return company;
}
