import { readFile } from 'node:fs/promises';
import { createCompany, unmappedXero } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('exports the mapping, and imports it again after a change and a review of every line', async ({ page }) => {
  test.slow();
  await createCompany(page, { books: unmappedXero });
  await open(page, '/mapping/csv');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the mapping' }).click(),
  ]);
  const written = (await readFile(await download.path(), 'utf8')).replace('\ufeff', '');
  expect(written.split('\r\n')[0]).toBe(
    'Category,Currency,Account code,Account,Tax rate,Tracking: Department,Tracking: Region,Supplier',
  );

  const file = page.getByLabel('CSV file');
  const csv = (text: string) => ({ name: 'mapping.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await file.setInputFiles(csv(written));
  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows.getByText('Stays as it is')).toHaveCount(17);
  await expect(page.getByRole('button', { name: 'Nothing to change' })).toBeDisabled();

  // A file as Excel saves it in other countries: separated by semicolons, with a formula that yields text. One account
  // code is mistyped.
  await file.setInputFiles(
    csv('\ufeffCategory;Account code;Tax rate\r\nTravel;="493";20% (VAT on Expenses)\r\nRent;4699;\r\nTrains;493;\r\n'),
  );
  await expect(rows.getByText('Account: none → 493')).toBeVisible();
  await expect(rows.getByText('There is no account with the code 4699. Is it 469 Rent?')).toBeVisible();
  await expect(rows.getByText('There is no category called Trains.')).toBeVisible();
  await page.getByRole('button', { name: 'Change 1 row' }).click();
  await expect(page.getByText('1 row was imported as version 1.')).toBeVisible();
  await open(page, '/mapping');
  await expect(page.getByText('1 of 17 categories mapped · version 1')).toBeVisible();
});
