import { createCompany } from './company';
import { expenseForm, fillIn } from './expenses';
import { cutShort, type GivenFile, largeFile, photo, receiptPdf } from './files';
import { appUrl } from './outlay';
import { expect, open, test } from './test';

const text = (name: string, mimeType: string): GivenFile => ({
  name,
  mimeType,
  buffer: Buffer.from('12 × bread rolls'),
});

const megabyte = 1024 * 1024;

const files: readonly { what: string; file: GivenFile; says: RegExp }[] = [
  {
    what: 'a file of 0 bytes',
    file: { ...text('empty.pdf', 'application/pdf'), buffer: Buffer.alloc(0) },
    says: /file is empty/,
  },
  { what: 'a PDF that was cut short', file: cutShort(receiptPdf('a.pdf', 'Half')), says: /damaged or incomplete/ },
  { what: 'a photograph that was cut short', file: cutShort(photo()), says: /damaged or incomplete/ },
  {
    what: 'text that is called a PDF',
    file: text('bread.pdf', 'application/pdf'),
    says: /not a JPEG, PNG, WebP or PDF/,
  },
  { what: 'text', file: text('bread.txt', 'text/plain'), says: /cannot be sent|not a JPEG, PNG, WebP or PDF/ },
  { what: 'a file of 11 MB', file: largeFile(11 * megabyte), says: /11\.0 MB.*10\.0 MB|larger than 10 MB/ },
];

test('a file that cannot be a receipt is refused by name with the reason, and the rest of the form stays', async ({
  page,
  complaints,
}) => {
  complaints.allow(/status of 422/);
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillIn(page, { merchant: 'Bread & Butter', amount: '7.20' });
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

test('a photograph that is called a PDF is taken for what it is', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillIn(page, {
    merchant: 'Camera Corner',
    amount: '31.00',
    receipt: { ...photo('scan.pdf'), mimeType: 'application/pdf' },
  });
  await expenseForm(page).record.click();
  await expect(page.getByText('scan.png', { exact: true })).toBeVisible();
});

test('the server itself refuses what a browser would not have sent', async ({ page }) => {
  await createCompany(page);
  const send = (file: GivenFile) =>
    page.request.post('/api/receipts', { headers: { origin: new URL(appUrl).origin }, multipart: { file } });
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
  const nothing = await page.request.post('/api/receipts', { headers: { origin: new URL(appUrl).origin }, data: 'x' });
  expect(nothing.status()).toBe(400);
});
