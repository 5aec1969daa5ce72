import { createCompany, type LinkedBooks, xero } from '../fixtures/company';
import { fillExpense, recordExpense } from '../fixtures/expenses';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, test } from '../fixtures/test';

const kiosk = { merchant: 'Shinjuku Kiosk', amount: '1234', currency: 'JPY', rate: '0.0052', category: 'Travel' };
const conversion = /¥1,234 → £6\.42 at 0\.0052/;

test('a purchase in yen from a sterling account is converted before it is sent to Xero', async ({ page }) => {
  test.slow();
  const company = await createCompany(page, { books: xero });
  await recordExpense(page, kiosk);
  const written = page.getByRole('region', { name: 'Record to be written to Xero' });
  await expect(written).toContainText(conversion);

  await open(page, '/syncs/new');
  await expect(page.getByRole('row', { name: /Shinjuku Kiosk/ })).toContainText(conversion);
  await page.getByRole('button', { name: 'Sync 1 expense' }).click();
  await expect
    .poll(async () => (await ledgerOf(company.name)).map(({ currency, totalAmount }) => `${totalAmount} ${currency}`), {
      timeout: 20_000,
    })
    .toEqual(['6.42 GBP']);

  await open(page, '/expenses');
  await page.getByRole('link', { name: 'Shinjuku Kiosk' }).click();
  await expect(page.getByRole('region', { name: 'Record written to Xero' })).toContainText(conversion);
  await page.getByText('The record that was sent').click();
  await expect(page.getByRole('region', { name: 'Attempts' })).toContainText(conversion);
});

const freeAgent = {
  package: 'freeagent',
  organisation: 'fern-and-thread',
  categories: { Travel: { account: '365' } },
  bankAccount: '750-1',
} satisfies LinkedBooks;

test('a currency that FreeAgent does not accept is an issue that names the account that would work', async ({
  page,
}) => {
  await createCompany(page, { books: freeAgent });
  await recordExpense(page, {
    merchant: 'Stoffladen Berlin',
    amount: '100',
    currency: 'EUR',
    rate: '0.85',
    category: 'Travel',
  });
  await expect(page.getByRole('main')).toContainText(
    'FreeAgent does not accept EUR from Business Current Account, which is in GBP. Choose Euro Account.',
  );
  await expect(page.getByRole('button', { name: 'Sync to FreeAgent' })).toBeHidden();

  await page.getByRole('link', { name: 'Edit' }).click();
  await fillExpense(page, { currency: 'GBP', amount: '85.00' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const written = page.getByRole('region', { name: 'Record to be written to FreeAgent' });
  await expect(written).toContainText('£85.00');
});
