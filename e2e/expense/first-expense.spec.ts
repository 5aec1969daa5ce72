import { readFile } from 'node:fs/promises';
import { chooseDefaults, linkXero, mapCategory, openBooks } from '../fixtures/books';
import { drop, fillExpense, rowOf } from '../fixtures/expenses';
import { receiptPdf, sha256 } from '../fixtures/files';
import { ledgerOf } from '../fixtures/ledger';
import { signUp } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

test('a new user signs up, links Xero, maps, records an expense with a receipt, syncs it, and finds it in the books', async ({
  page,
}) => {
  test.slow();
  const company = await signUp(page);
  await linkXero(page);
  await mapCategory(page, 'Travel', /493 Travel - National/, '20% (VAT on Expenses)');
  await chooseDefaults(page, /^090 Business Current/, 'Outlay');

  const receipt = receiptPdf('Ticket to London.pdf', `GWR ${company.name}`);
  await open(page, '/expenses/new');
  await fillExpense(page, {
    merchant: 'Great Western Railway',
    amount: '£84.00',
    category: 'Travel',
    note: 'To the fair',
  });
  await drop(page, page.getByText('or choose files'), receipt);
  await expect(page.getByText(/, uploaded$/)).toBeVisible();
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Great Western Railway' })).toBeVisible();
  await expect(page.getByText('Record to be written to Xero')).toBeVisible();
  await expect(page.getByRole('table', { name: 'The record in Xero' })).toContainText('493 Travel - National');

  await open(page, '/expenses');
  const row = rowOf(page, 'Great Western Railway');
  await expect(row.getByText('Ready')).toBeVisible();
  await page.evaluate(() => document.body.setAttribute('data-loaded-once', ''));
  await row.getByRole('button', { name: 'Sync Great Western Railway' }).click();
  await expect(row.getByText('Synced')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('body[data-loaded-once]')).toBeAttached();

  await row.getByRole('link', { name: 'Great Western Railway' }).click();
  await expect(page.getByText('Record written to Xero')).toBeVisible();
  await expect(page.getByText('In Xero', { exact: true })).toBeVisible({ timeout: 20_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download Ticket to London.pdf' }).click();
  const kept = await readFile(await (await download).path());
  expect(kept.equals(receipt.buffer)).toBe(true);

  await openBooks(page, company.name);
  const record = page.getByRole('article').filter({ hasText: 'Great Western Railway' });
  await expect(record.getByText('£84.00')).toBeVisible();
  await expect(record.getByText('090 Business Current')).toBeVisible();
  await expect(
    record.getByRole('row', { name: '493 Travel - National 20% (VAT on Expenses) — £70.00 £14.00' }),
  ).toBeVisible();
  await expect(record.getByRole('link', { name: 'Ticket to London.pdf' })).toBeVisible();
  await expect(record.getByText(sha256(receipt.buffer))).toBeVisible();

  const records = await ledgerOf(company.name);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    type: 'Payment',
    totalAmount: 84,
    taxAmount: 14,
    contact: { name: 'Outlay' },
    bankAccount: { nominalCode: '090' },
    lines: [{ account: { nominalCode: '493' }, netAmount: 70, taxAmount: 14 }],
    attachments: [{ sha256: sha256(receipt.buffer), size: receipt.buffer.length }],
  });
});
