import { readFile } from 'node:fs/promises';
import { createCompany } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('exports the expenses that the list shows, with its filters', async ({ page }) => {
  await createCompany(page, {
    expenses: [
      { merchant: 'Great Western Railway', amount: '84.00', category: 'Travel' },
      { merchant: '=1+1', amount: '12.00', category: 'Meals' },
    ],
  });
  const lines = async () => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Expenses \d{4}-\d\d-\d\d\.csv$/);
    return (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  };
  await open(page, '/expenses');
  const [titles, ...all] = await lines();
  expect(titles).toBe(
    '\ufeffDate,Merchant,Type,Category,Amount,Currency,Exchange rate,Amount in GBP,Paid from,Person,Note,Receipts,Status,Id,Transferred,Transferred to,Received,Received currency',
  );
  expect(all).toHaveLength(2);
  // A spreadsheet must not run the merchant's name as a formula.
  expect(all.join('\n')).toContain(',"\'=1+1",Payment,Meals,12.00,GBP,');

  await open(page, '/expenses?text=western');
  const [, ...found] = await lines();
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(',Great Western Railway,Payment,Travel,84.00,GBP,');
});
