import { createCompany, storeBankLines, xero } from '../fixtures/company';
import { expect, open, test, waitForHydration } from '../fixtures/test';

test('lines and records are matched, confirmed, rejected and chosen by keyboard until nothing is open', async ({
  page,
}) => {
  test.slow();
  const { keyboard } = page;
  const spent = ['Great Western Railway', 'Hilton Bristol', 'Trainline'];
  const company = await createCompany(page, {
    books: xero,
    expenses: spent.map((merchant, at) => ({ merchant, amount: `${50 + at}.25`, category: 'Travel' })),
  });
  await open(page, '/syncs/new');
  await page.getByRole('button', { name: /^Sync 3/ }).click();
  await page.getByRole('link', { name: 'View the sync' }).click();
  await expect(page.getByRole('table').getByText('Synced')).toHaveCount(3, { timeout: 30_000 });

  await open(page, `/${company.slug}/reconcile`);
  await expect(page.getByText(/^Nothing in /)).toBeVisible();
  await page.getByRole('button', { name: 'Read Xero now' }).click();
  const tabs = page.getByRole('navigation', { name: 'Parts of the account' });
  await expect(tabs.getByRole('link', { name: /To do\s*3/ })).toBeVisible({ timeout: 30_000 });
  await storeBankLines(company, [
    { minor: -5025, counterparty: 'GREAT WESTERN RAILWAY BRISTOL' },
    { minor: -5125, counterparty: 'HLTN 4711' },
    { minor: -5225, counterparty: 'TL RAIL' },
  ]);

  await expect(tabs.getByRole('link', { name: /Matched\s*1/ })).toBeVisible({ timeout: 30_000 });
  await tabs.getByRole('link', { name: /Matched/ }).click();
  await expect(page.getByRole('row', { name: /Great Western Railway/ })).toContainText('By itself.');

  await tabs.getByRole('link', { name: /Suggested\s*2/ }).click();
  await expect(page.getByRole('button', { name: /^Confirm .*51\.25/ })).toBeVisible();
  await waitForHydration(page);
  const focused = page.locator('tr:focus');
  await keyboard.press('j');
  if ((await focused.filter({ hasText: '51.25' }).count()) === 0) await keyboard.press('j');
  await keyboard.press('Enter');
  await expect(page.getByText('1 pair matched.')).toBeVisible();
  await expect(tabs.getByRole('link', { name: /Suggested\s*1/ })).toBeVisible();
  await keyboard.press('j');
  await keyboard.press('x');
  await expect(page.getByText('No suggestions')).toBeVisible();

  await tabs.getByRole('link', { name: /To do\s*2/ }).click();
  await page
    .getByRole('row', { name: /No record/ })
    .getByRole('link', { name: 'Why not?' })
    .click();
  await expect(page.getByRole('region', { name: 'Why this line has no record' })).toContainText(
    'someone rejected this match',
  );
  await page.getByRole('link', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Why this line has no record' })).toHaveCount(0);
  await waitForHydration(page);
  for (const key of ['j', 'x', 'j', 'x']) await keyboard.press(key);
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('Difference £0.00');
  await bar.getByRole('button', { name: 'Match 2 rows' }).click();
  await expect(page.getByText('Nothing is left to do')).toBeVisible();

  await tabs.getByRole('link', { name: 'Difference' }).click();
  await expect(page.getByRole('region', { name: 'Difference to explain: £0.00' })).toContainText('Nothing is open');
});
