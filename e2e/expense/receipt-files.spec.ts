import { createCompany } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { expenseForm, fillExpense, recordExpense } from '../fixtures/expenses';
import { largePhoto, receiptFile } from '../fixtures/files';
import { expect, open, test } from '../fixtures/test';

test('opens what readers open: a till roll, a long screenshot, a HEIC photo and a scan', async ({ page }, here) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Tandem Coffee', amount: '12.40' });
  const names = ['till-roll.pdf', 'long-strip.jpg', 'photo.heic', 'scan-g4.tif', 'bytes-after-end.pdf'];
  await expenseForm(page).receipt.setInputFiles(names.map(receiptFile));
  // Files are opened with low priority, so a machine that is busy with other tests takes longer.
  await expect(page.getByText(/, uploaded$/)).toHaveCount(names.length, { timeout: 60_000 });
  await expenseForm(page).record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tandem Coffee' })).toBeVisible();
  for (const name of names) await expect(page.getByText(name, { exact: true })).toBeVisible();
  await page.screenshot({ path: here.outputPath('expense.png'), fullPage: true });

  await page.getByRole('link', { name: 'View till-roll.pdf' }).click();
  const parts = page.getByRole('img', { name: /^Part \d of 5: till-roll\.pdf$/ });
  await expect(parts).toHaveCount(5);
  for (const part of await parts.all()) {
    await part.scrollIntoViewIfNeeded();
    await expect.poll(() => part.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(678);
  }
  await page.screenshot({ path: here.outputPath('till-roll.png') });
  await open(page, '/receipts');
  await expect(page.getByRole('link', { name: /^View / })).toHaveCount(names.length);
  await page.screenshot({ path: here.outputPath('receipts.png'), fullPage: true });
});

test('points out a file that is already on an expense', async ({ page }) => {
  await createCompany(page);
  await recordExpense(page, { merchant: 'Trainline', amount: '31.00', receipt: receiptFile('till-roll.pdf') });
  await open(page, '/expenses/new');
  await expenseForm(page).receipt.setInputFiles(receiptFile('till-roll.pdf'));
  const notice = page.getByRole('link', { name: /^The same file is already on Trainline, / });
  await expect(notice).toBeVisible();
  await expenseForm(page).receipt.setInputFiles(receiptFile('till-roll.pdf'));
  await expect(page.getByText('You chose this file twice.')).toBeVisible();
  await expect(notice).toHaveCount(1);
  const [other] = await Promise.all([page.context().waitForEvent('page'), notice.click()]);
  await expect(other.getByRole('heading', { level: 1, name: 'Trainline' })).toBeVisible();
  await other.close();
});

test('other requests stay fast while four photos of 49 megapixels are opened', async ({ page }) => {
  const { slug } = await createCompany(page);
  let isDone = false;
  const uploads = Promise.all(
    ['a.png', 'b.png', 'c.png', 'd.png'].map((name) =>
      page.request.post(`/${slug}/api/receipts`, {
        headers: { origin: new URL(appUrl).origin },
        multipart: { file: largePhoto(name) },
      }),
    ),
  ).finally(() => {
    isDone = true;
  });
  const waits: number[] = [];
  while (!isDone) {
    const startedAt = performance.now();
    expect((await page.request.get('/api/health')).status()).toBe(200);
    waits.push(performance.now() - startedAt);
  }
  expect((await uploads).map((response) => response.status())).toEqual([201, 201, 201, 201]);
  waits.sort((a, b) => a - b);
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(250);
});
