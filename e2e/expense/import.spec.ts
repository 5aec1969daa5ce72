import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createCompany, unmappedXero } from '../fixtures/company';
import type { TestFile } from '../fixtures/files';
import { expect, open, test } from '../fixtures/test';

const csv = (text: string | Buffer, name = 'card.csv'): TestFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const fixture = (path: string): TestFile =>
  csv(readFileSync(join('lib/domain/import', path)), path.replace(/^.*\//, ''));

/** Opens the import page of a new company and chooses the file. */
async function choose(page: Page, file: TestFile): Promise<void> {
  await open(page, '/expenses/import');
  await page.getByLabel('Bank or card statement').setInputFiles(file);
}

const counts = (page: Page) => page.getByText(/ to import · /);
const line = (page: Page, text: string | RegExp) =>
  page.getByRole('table', { name: 'Lines of the file' }).getByRole('row').filter({ hasText: text });
const pastImport = (page: Page, file: string) =>
  page.getByRole('table', { name: 'Imports, newest first' }).getByRole('row').filter({ hasText: file });

test('asks which sign is spending, remembers the answer, and undoes the import', async ({ page }) => {
  await createCompany(page);
  const rows = (month: string) =>
    `Date,Description,Amount\n2026-${month}-03,Alder Lane,90.00\n2026-${month}-04,Birch Row,-18.20\n2026-${month}-05,Cedar Way,70.00\n`;
  await choose(page, csv(rows('10'), 'october.csv'));
  const question = page.getByRole('group', { name: 'Which amounts were spent?' });
  await expect(question).toContainText('Alder Lane');
  await expect(question).toContainText('Birch Row');
  await expect(page.getByRole('heading', { name: 'Preview' })).toHaveCount(0);
  await expect(page.getByLabel('Decimals')).toHaveAccessibleDescription('90.00 in the file');
  await question.getByLabel('Amounts without a sign were spent').check();
  await expect(question.getByLabel('Amounts without a sign were spent')).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible();
  await expect(counts(page)).toHaveText('3 to import · 1 left out · 0 refused = 4 lines of the file');
  await expect(line(page, 'Birch Row')).toContainText('−£18.20');
  await page.getByRole('button', { name: 'Import 2 expenses and 1 refund' }).click();
  await expect(page.getByText('2 expenses and 1 refund were imported.')).toBeVisible();

  await page.getByRole('button', { name: 'Import another file' }).click();
  await page.getByLabel('Bank or card statement').setInputFiles(csv(rows('11'), 'november.csv'));
  await expect(page.getByText('Read as last time')).toBeVisible();
  await expect(line(page, 'Birch Row')).toContainText('−£18.20');
  await page.getByRole('button', { name: 'Read it again from scratch' }).click();
  await expect(question).toBeVisible();

  const undone = pastImport(page, 'october.csv');
  await expect(undone).toContainText('2 expenses and 1 refund added');
  await undone.getByRole('link', { name: 'Undo import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('2 expenses and 1 refund deleted.')).toBeVisible();
  await expect(undone).toContainText('2 expenses and 1 refund deleted');
  await page.reload();
  await expect(pastImport(page, 'october.csv')).toContainText('Undone');
  await open(page, '/expenses');
  await expect(page.getByText('Alder Lane')).toHaveCount(0);
});

test('shows the letters of a file in several encodings, and one can be chosen', async ({ page }) => {
  await createCompany(page);
  await choose(page, fixture('fixtures/czech-cp1250-simple.csv'));
  await page.getByRole('radio', { name: /^Western European \(Windows-1252\)/ }).check();
  await expect(counts(page)).toHaveText('2 to import · 1 left out · 0 refused = 3 lines of the file');
  await expect(line(page, 'Pekařství')).toHaveCount(0);
  await page.getByLabel('Letters').selectOption('windows-1250');
  await expect(line(page, 'Pekařství')).toBeVisible();
});

test('asks for the rate of a currency, keeps it to be changed, and leaves its rows out without one', async ({
  page,
}) => {
  await createCompany(page);
  await choose(page, fixture('fixtures/foreign-no-rate.csv'));
  await expect(counts(page)).toHaveText('1 to import · 2 left out · 0 refused = 3 lines of the file');
  await expect(line(page, 'Hotel Lyon')).toContainText('Enter one to import it.');
  const rate = page.getByLabel('Exchange rate for EUR');
  const use = page.getByRole('button', { name: 'Use this rate' });
  await rate.fill('abc');
  await use.click();
  await expect(rate).toHaveAccessibleDescription(/Enter a rate such as 0\.8361\./);
  await expect(counts(page)).toHaveText('1 to import · 2 left out · 0 refused = 3 lines of the file');
  await rate.fill('8.7');
  await use.click();
  await expect(line(page, 'Hotel Lyon')).toContainText('£1,044.00 at 8.7');
  await expect(rate).toHaveValue('8.7');
  await expect(rate).toHaveAccessibleDescription(/Check the rate\. One EUR would be 8\.7 GBP\./);
  await rate.fill('0.87');
  await use.click();
  await expect(line(page, 'Hotel Lyon')).toContainText('£104.40 at 0.87');
  await expect(line(page, 'Hotel Lyon')).toContainText('€120.00');
  await expect(rate).toHaveValue('0.87');
  await expect(rate).toHaveAccessibleDescription('1 EUR in GBP.');
  await expect(counts(page)).toHaveText('2 to import · 1 left out · 0 refused = 3 lines of the file');
  await page.getByRole('button', { name: 'Import 2 expenses' }).click();
  await expect(page.getByText('2 expenses were imported.')).toBeVisible();
});

test('the line with the titles can be chosen with the keyboard', async ({ page }) => {
  await createCompany(page);
  await choose(page, csv('Report of,November,2026\nDate,Payee,Amount\n2026-11-03,Alder Lane,9.00\n'));
  await expect(counts(page)).toHaveText('1 to import · 2 left out · 0 refused = 3 lines of the file');
  await page.getByText('Titles: line 2').click();
  await page.getByRole('radio', { name: 'Line 2' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Titles: line 1')).toBeVisible();
  await page.getByRole('radio', { name: 'Line 2' }).check();
  await expect(counts(page)).toHaveText('1 to import · 2 left out · 0 refused = 3 lines of the file');
});

test('reads an OFX statement, and says what a file is that it cannot read', async ({ page }) => {
  await createCompany(page);
  await choose(page, { ...fixture('statement/fixtures/ofx1-unclosed-tags.ofx'), mimeType: 'application/x-ofx' });
  await expect(page.getByText('OFX statement')).toBeVisible();
  await expect(counts(page)).toHaveText('0 to import · 3 left out · 0 refused = 3 entries of the statement');
  await page.getByLabel('Exchange rate for USD').fill('0.75');
  await page.getByRole('button', { name: 'Use this rate' }).click();
  await expect(counts(page)).toHaveText('3 to import · 0 left out · 0 refused = 3 entries of the statement');
  await page.getByLabel('Bank or card statement').setInputFiles(csv('!Type:Memorized\nT-9.00\nPAlder Lane\n^\n'));
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toContainText(
    'The file is QIF, but it has no movements of a bank, cash or card account: only Memorized.',
  );
});

test('asks what a payment to the card becomes, and records the transfer', async ({ page }) => {
  await createCompany(page, { books: unmappedXero });
  const rows =
    '2026-11-03,Alder Lane,-90.00\n2026-11-04,PAYMENT RECEIVED - THANK YOU,500.00\n2026-11-05,Foreign transaction fee,-2.50';
  await choose(page, csv(`Date,Description,Amount\n${rows}\n`));
  await expect(counts(page)).toHaveText('2 to import · 2 left out · 0 refused = 4 lines of the file');
  await expect(page.getByText('1 row needs your answer.')).toBeVisible();
  await expect(line(page, 'Foreign transaction fee')).toContainText('says that it is a fee of the bank');
  await page.getByRole('button', { name: 'Change what line 3 becomes' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What line 3 becomes' });
  await dialog.getByLabel('From account').selectOption({ label: 'Business Current' });
  await dialog.getByLabel(/in later imports/).check();
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(line(page, 'PAYMENT RECEIVED')).toContainText('Transfer from Business Current');
  await page.getByRole('button', { name: 'Import 2 expenses and 1 transfer' }).click();
  await expect(page.getByText('2 expenses and 1 top-up were imported.')).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  const next = csv(
    'Day,Text,Value\n2026-11-14,Payment received - thank you,80.00\n2026-11-15,Alder Lane,-9.00\n',
    'b.csv',
  );
  await page.getByLabel('Bank or card statement').setInputFiles(next);
  await expect(line(page, 'Payment received')).toContainText('Transfer from Business Current');
});

test('a cancelled import says what it has saved, and can be undone at once', async ({ page }) => {
  test.slow();
  await createCompany(page);
  const rows = Array.from({ length: 5_000 }, (_, index) => `2026-10-03,Shop ${index},${index + 1}.00\n`);
  await choose(page, csv(`Date,Payee,Amount\n${rows.join('')}`, 'large.csv'));
  await page.getByRole('button', { name: 'Import 5,000 expenses' }).click();
  await expect(page.getByText(/^[1-9][\d,]* of 5,000 rows are saved$/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel import' }).click();
  const end = page.getByRole('status').filter({ hasText: 'The import was cancelled.' });
  await expect(end).toContainText(/[1-9][\d,]* expenses were saved before\./);
  await end.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(pastImport(page, 'large.csv')).toContainText('Undone', { timeout: 60_000 });
});

test('an import goes on when its page is loaded again, and another one waits', async ({ page }) => {
  test.slow();
  await createCompany(page);
  const rows = Array.from({ length: 4_000 }, (_, index) => `2026-10-03,Shop ${index},${index + 1}.00\n`);
  await choose(page, csv(`Date,Payee,Amount\n${rows.join('')}`, 'large.csv'));
  await page.getByRole('button', { name: 'Import 4,000 expenses' }).click();
  await expect(page.getByText(/^[1-9][\d,]* of 4,000 rows are saved$/).first()).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'large.csv is being imported' })).toBeVisible();
  await expect(pastImport(page, 'large.csv')).toContainText('4,000 expenses added', { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'large.csv is being imported' })).toHaveCount(0);
});

test('reads a QIF file in the order of days that a person chooses, and leaves a transfer out', async ({ page }) => {
  await createCompany(page);
  const file = '!Type:Bank\nD03/04/2026\nT-12.00\nPAlder Lane\n^\nD05/04/2026\nT-50.00\nPMove\nL[Savings]\n^\n';
  await choose(page, csv(file, 'bank.qif'));
  await expect(counts(page)).toHaveText('1 to import · 1 left out · 0 refused = 2 entries of the statement');
  await expect(line(page, 'Alder Lane')).toContainText('3 Apr 2026');
  await page.getByLabel('Dates').selectOption({ label: 'Month, day, year' });
  await expect(line(page, 'Alder Lane')).toContainText('4 Mar 2026');
  await page.getByLabel('Currency of the account').selectOption('EUR');
  await expect(page.getByRole('heading', { name: 'An exchange rate is missing' })).toBeVisible();
});
