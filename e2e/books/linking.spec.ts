import {
  consent,
  goToConsent,
  linkQuickBooks,
  linkXero,
  openPackage,
  waitForLists,
  waitForReturn,
} from '../fixtures/books';
import { createCompany, unmappedXero } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

const organisation = 'Harbour & Finch Ltd';

test('cancelled, failed and completed linking each show their own message', async ({ page }) => {
  await createCompany(page);
  await goToConsent(page, 'Xero');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await waitForReturn(page);
  const main = page.getByRole('main');
  await expect(main.getByText('Linking was cancelled')).toBeVisible();
  await expect(main.getByText('nothing was read or written')).toBeVisible();

  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
  // The address of the page still says that the first visit was cancelled.
  await page.goBack();
  await expect(main.getByText('Waiting for you to finish at Codat')).toBeVisible();
  await expect(main.getByText('Linking was cancelled')).toHaveCount(0);
  await main.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'The package reports an error' }).click();
  await waitForReturn(page);
  await expect(main.getByText('Xero could not be linked')).toBeVisible();

  await main.getByRole('button', { name: 'Try again' }).click();
  await consent(page, organisation);
  await expect(page.getByText('Xero is linked')).toBeVisible();
  await waitForLists(page);
  await expect(page.getByText(organisation)).toBeVisible();

  await main.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await waitForReturn(page);
  await expect(main.getByText('Xero stays linked as before')).toBeVisible();
  await expect(main.getByText(/No access|cancelled$/)).toHaveCount(0);
});

test('the page of a pending link says nothing of the books that were linked before it', async ({ page }) => {
  await createCompany(page);
  await linkXero(page);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click();
  await main.getByRole('radio', { name: /^FreeAgent/ }).check();
  await main.getByRole('button', { name: 'Link this package' }).click();
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/outcome=linked/);
  await expect(main.getByText('Waiting for you to finish at Codat')).toBeVisible();
  await expect(main.getByText('The link is being confirmed')).toHaveCount(0);
  await expect(main.getByRole('button', { name: 'Start over' })).toBeVisible();
  await main.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FreeAgent');
});

test('a page of former books disconnects none that were linked since', async ({ page, consoleErrors }) => {
  test.slow();
  consoleErrors.allow(/Failed to load resource: net::ERR_FAILED .*\/api\/events/);
  await createCompany(page, { books: unmappedXero });
  const stale = await page.context().newPage();
  // Without live updates, the page does not learn that other books are linked.
  await stale.route('**/api/events*', (route) => route.abort());
  await open(stale, '/settings/connection');
  await stale.getByRole('button', { name: 'Disconnect' }).click();

  await open(page, '/settings/connection');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click();
  await expect(page.getByRole('heading', { name: 'Link your books' })).toBeVisible();
  await linkQuickBooks(page);

  await stale.bringToFront();
  await stale.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click();
  await expect(stale.getByText('These books were linked after this page was shown. Reload the page.')).toBeVisible();
  await open(page, '/settings/connection');
  await expect(page.getByText('Linked', { exact: true })).toBeVisible();
});

test('a person who left Codat’s page goes on, or starts over with another package', async ({ page }) => {
  await createCompany(page);
  await goToConsent(page, 'Xero');
  await open(page, '/');
  const step = page.getByRole('listitem').filter({ hasText: 'Link your books' });
  await expect(step).toContainText('Xero: Waiting for you to finish at Codat');
  await step.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();

  await open(page, '/settings/connection');
  const main = page.getByRole('main');
  await expect(main.getByText('Waiting for you to finish at Codat')).toBeVisible();
  await main.getByRole('button', { name: 'Start over' }).click();
  await main.getByRole('radio', { name: /^FreeAgent/ }).check();
  await main.getByRole('button', { name: 'Link this package' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FreeAgent');
});

test('each of the eight packages leads to its consent page', async ({ page }) => {
  test.slow();
  await createCompany(page);
  const packages = [
    'Xero',
    'QuickBooks Online',
    'NetSuite',
    'Dynamics 365 Business Central',
    'FreeAgent',
    'Zoho Books',
    'Sage Intacct',
    'QuickBooks Desktop',
  ];
  for (const name of packages) {
    await goToConsent(page, name);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Allow Outlay to use your .* books\?/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await waitForReturn(page);
  }
});

test('access revoked in Xero shows on an open page within seconds, and reconnecting restores it', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const company = await createCompany(page, { books: unmappedXero });
  await open(page, '/expenses');
  await page.evaluate(() => document.body.setAttribute('data-loaded-once', ''));

  const insideXero = await anotherBrowser();
  await openPackage(insideXero, company.name);
  await insideXero.getByRole('button', { name: 'Revoke access' }).click();
  const banner = page.getByRole('region', { name: 'Notice' });
  await expect(banner).toContainText('Xero no longer gives Outlay access', { timeout: 15_000 });
  await expect(page.locator('body[data-loaded-once]')).toBeAttached();

  await banner.getByRole('link', { name: 'Reconnect Xero' }).click();
  await expect(page.getByText('Access withdrawn')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Reconnect Xero' }).click();
  await consent(page, organisation);
  await expect(page.getByText('Xero is linked')).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('disconnecting keeps the mapping for the next link', async ({ page }) => {
  test.slow();
  const categories = { Rent: { account: '469', taxRate: '20% (VAT on Expenses)' } };
  await createCompany(page, { books: { ...unmappedXero, categories } });
  await open(page, '/settings/connection');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click();
  await expect(page.getByRole('heading', { name: 'Link your books' })).toBeVisible();

  await linkXero(page);
  await open(page, '/mapping');
  await expect(page.getByRole('button', { name: 'Account for Rent: 469 Rent' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Select Rent/ }).getByText('Mapped')).toBeVisible();
});
