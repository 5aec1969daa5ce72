import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { createCompany, xero } from '../fixtures/company';
import { fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { expect, open, test } from '../fixtures/test';

/** The month before this one, as an address has it, and a day of it as a person in Britain types it. */
function lastMonth() {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const month = first.toISOString().slice(0, 7);
  const [year, number] = month.split('-');
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
  return { month, name, day: `12/${number}/${year}` };
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Downloads the evidence pack that the page offers. Returns its files by name. */
async function downloadPack(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the evidence pack' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/sign-off 1\.zip$/);
  return unzipSync(await readFile(await download.path()));
}

test('a month is completed, closed, kept, proved and reopened', async ({ page, anotherBrowser }) => {
  test.slow();
  const { month, name, day } = lastMonth();
  const { slug } = await createCompany(page, { books: xero });
  await recordExpense(page, { merchant: 'Trainline', amount: '84.00', category: 'Travel', day });
  const unknown = await recordExpense(page, { merchant: 'Zzyzx Qwert', amount: '12.50', day });

  await open(page, `/${slug}/close`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name: '2 things are missing' })).toBeVisible();
  await expect(page.getByText('1 entry is incomplete')).toBeVisible();
  await page.getByRole('button', { name: `Close ${name}` }).click();
  await expect(page.getByText('Say why you close the month although something is missing.')).toBeVisible();

  await open(page, `/expenses/${unknown}/edit`);
  await fillExpense(page, { category: 'Travel' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Zzyzx Qwert' })).toBeVisible();
  await open(page, `/expenses?month=${month}`);
  for (const merchant of ['Trainline', 'Zzyzx Qwert']) {
    await rowOf(page, merchant)
      .getByRole('button', { name: `Sync ${merchant}` })
      .click();
    await expect(rowOf(page, merchant).getByText('Synced')).toBeVisible({ timeout: 20_000 });
  }

  await open(page, `/${slug}/close/${month}`);
  await expect(page.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
  await page.getByRole('button', { name: `Close ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'Sign-off' })).toBeVisible();
  const hash = (await page.locator('code').first().innerText()).trim();

  await open(page, `/expenses/${unknown}/edit`);
  await fillExpense(page, { merchant: 'Other Qwert' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(`${name} is closed, so nothing was changed.`)).toBeVisible();

  await open(page, `/${slug}/close/${month}`);
  const files = await downloadPack(page);
  expect(sha256(files['rows.sha256'] ?? new Uint8Array())).toBe(hash);
  const sums = strFromU8(files.SHA256SUMS ?? new Uint8Array())
    .trimEnd()
    .split('\n');
  for (const line of sums) {
    const [sum, file = ''] = line.split('  ');
    expect(sha256(files[file] ?? new Uint8Array()), file).toBe(sum);
  }
  expect(strFromU8(files['movements.csv'] ?? new Uint8Array())).toContain('"Zzyzx Qwert",12.50,GBP');
  const reader = await anotherBrowser();
  await reader.setContent(strFromU8(files['index.html'] ?? new Uint8Array()));
  await expect(reader.getByText(hash).first()).toBeVisible();

  await open(page, `/${slug}/close/${month}`);
  await page.getByLabel('Why you reopen it').fill('The ferry was a private one.');
  await page.getByRole('button', { name: `Reopen ${name}` }).click();
  await expect(page.getByText('The ferry was a private one.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Close ${name}` })).toBeVisible();
});
