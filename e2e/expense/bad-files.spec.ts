import { createCompany } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { expenseForm, fillExpense } from '../fixtures/expenses';
import { emptyPdf, largeFile, photo, receiptFile, receiptPdf, type TestFile, truncate } from '../fixtures/files';
import { expect, open, test } from '../fixtures/test';

const text = (name: string, mimeType: string): TestFile => ({
  name,
  mimeType,
  buffer: Buffer.from('12 × bread rolls'),
});

const megabyte = 1024 * 1024;

const files: readonly { what: string; file: TestFile; says: RegExp }[] = [
  {
    what: 'a file of 0 bytes',
    file: { ...text('empty.pdf', 'application/pdf'), buffer: Buffer.alloc(0) },
    says: /file is empty/,
  },
  {
    what: 'a PDF that was cut short',
    file: truncate(receiptPdf('a.pdf', 'Half')),
    says: /incomplete: its end is missing/,
  },
  { what: 'a photograph that was cut short', file: truncate(photo()), says: /incomplete: its end is missing/ },
  { what: 'text that is called a PDF', file: text('bread.pdf', 'application/pdf'), says: /This is a text file/ },
  { what: 'text', file: text('bread.txt', 'text/plain'), says: /This is a text file/ },
  { what: 'a Word document', file: receiptFile('letter.docx'), says: /This is a Word document\. .* as PDF/ },
  { what: 'an Excel workbook', file: receiptFile('sheet.xlsx'), says: /This is an Excel workbook/ },
  { what: 'a PDF without pages', file: emptyPdf('none.pdf'), says: /The PDF has no pages/ },
  { what: 'a file of 11 MB', file: largeFile(11 * megabyte), says: /11\.0 MB.*10\.0 MB|larger than 10 MB/ },
];

test('refuses a file that is no receipt with its name and the reason, and keeps the form', async ({
  page,
  consoleErrors,
}) => {
  consoleErrors.allow(/status of 422/);
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, { merchant: 'Bread & Butter', amount: '7.20' });
  for (const { what, file, says } of files) {
    await test.step(what, async () => {
      await form.receipt.setInputFiles(file);
      const row = page.getByRole('listitem').filter({ hasText: file.name });
      await expect(row.getByRole('status')).toHaveText(says);
      await row.getByRole('button', { name: `Remove ${file.name}` }).click();
      await expect(row).toHaveCount(0);
    });
  }
  await expect(form.merchant).toHaveValue('Bread & Butter');
  await form.receipt.setInputFiles(photo('bill.png'));
  await expect(page.getByText(/, uploaded$/)).toBeVisible();
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bread & Butter' })).toBeVisible();
  await expect(page.getByText('bill.png', { exact: true })).toBeVisible();
});

test('accepts a photo named .pdf as a photo', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, {
    merchant: 'Camera Corner',
    amount: '31.00',
    receipt: { ...photo('scan.pdf'), mimeType: 'application/pdf' },
  });
  await expenseForm(page).record.click();
  await expect(page.getByText('scan.png', { exact: true })).toBeVisible();
});

test('the server refuses files that the browser would not send', async ({ page }) => {
  const { slug } = await createCompany(page);
  const send = (file: TestFile) =>
    page.request.post(`/${slug}/api/receipts`, { headers: { origin: new URL(appUrl).origin }, multipart: { file } });
  const large = await send(largeFile(11 * megabyte));
  expect(large.status()).toBe(413);
  expect(await large.json()).toEqual({ message: expect.stringMatching(/larger than 10 MB/) });
  const empty = await send({ ...text('a.pdf', 'application/pdf'), buffer: Buffer.alloc(0) });
  expect(empty.status()).toBe(422);
  const page2 = await send({
    name: 'page.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<script>alert(1)</script>'),
  });
  expect(page2.status()).toBe(422);
  const nothing = await page.request.post(`/${slug}/api/receipts`, {
    headers: { origin: new URL(appUrl).origin },
    data: 'x',
  });
  expect(nothing.status()).toBe(400);
});
