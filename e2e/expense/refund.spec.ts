import { createCompany, xero } from '../fixtures/company';
import { followLink, pressOn, tabTo } from '../fixtures/keyboard';
import { ledgerOf } from '../fixtures/ledger';
import { expect, open, pageOf, test, waitForHydration } from '../fixtures/test';

test.use({ viewport: { width: 390, height: 844 } });

test('a refund is recorded from its expense by keyboard on a small screen, synced, and both say what remains', async ({
  page,
}) => {
  test.slow();
  const { keyboard } = page;
  const company = await createCompany(page, {
    books: xero,
    expenses: [{ merchant: 'Great Western Railway', amount: '120.00', category: 'Travel' }],
  });
  const payment = `/expenses/${company.expenseIds[0]}`;
  await open(page, payment);
  await keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Record a refund' })).toBeVisible();
  await waitForHydration(page);
  await expect(page.getByText(/Refund of Great Western Railway, £120\.00/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Category' }).locator('option:checked')).toHaveText('Travel');
  const amount = page.getByRole('textbox', { name: 'Amount', exact: true });
  await expect(amount).toHaveValue('120.00');

  await tabTo(page, amount);
  await keyboard.press('Control+A');
  await keyboard.type('150');
  await expect(page.getByText(/£30\.00 more than/)).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('40');
  await expect(page.getByText(/more than/)).toHaveCount(0);
  await pressOn(page, page.getByRole('button', { name: 'Record refund' }));

  await expect(page.getByRole('heading', { level: 1, name: 'Great Western Railway' })).toBeVisible();
  const original = page.getByRole('region', { name: 'Original expense' });
  await expect(original).toContainText('£120.00, £40.00 refunded. Net: £80.00');
  await pressOn(page, page.getByRole('button', { name: 'Sync to Xero' }));
  await expect(page.getByText('Record written to Xero')).toBeVisible({ timeout: 20_000 });
  expect(await ledgerOf(company.name)).toMatchObject([
    { kind: 'Receive money', type: 'Refund', totalAmount: 40, lines: [{ account: { nominalCode: '493' } }] },
  ]);

  await followLink(page, original.getByRole('link', { name: /Great Western Railway/ }), payment);
  const refunds = page.getByRole('region', { name: 'Refund' });
  await expect(refunds).toContainText('£120.00, £40.00 refunded. Net: £80.00');
  await expect(refunds.getByText('Synced')).toBeVisible();
  await pressOn(page, refunds.getByRole('link', { name: /Refund of/ }));
  await expect(page).not.toHaveURL(pageOf(payment));
  await waitForHydration(page);
  await pressOn(page, original.getByRole('button', { name: 'Unlink' }));
  await pressOn(page, original.getByRole('button', { name: /^Link to Great Western Railway/ }));
  await expect(original).toContainText('£40.00 refunded');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
