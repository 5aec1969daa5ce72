import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { createCompany, xero } from '../fixtures/company';
import { expenseForm, rowOf } from '../fixtures/expenses';
import { receiptPdf, sha256 } from '../fixtures/files';
import { chooseFile, pressOn, tabTo, typeInto } from '../fixtures/keyboard';
import { ledgerOf } from '../fixtures/ledger';
import { lastMonth } from '../fixtures/months';
import { expect, open, test, waitForHydration } from '../fixtures/test';

const soon = { timeout: 30_000 };
const receipt = receiptPdf('train.pdf', 'Great Western Railway, 50.25');

/** The statement of the card: its top-up, three purchases and a refund. Two payees are not those of the books. */
const statementOf = (day: (number: number) => string) => ({
  name: 'card.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Date,Description,Amount',
      `${day(2)},Top-up,250.00`,
      `${day(10)},GREAT WESTERN RAILWAY BRISTOL,-50.25`,
      `${day(11)},HLTN 4711,-51.25`,
      `${day(12)},TL RAIL,-52.25`,
      `${day(20)},GREAT WESTERN RAILWAY BRISTOL,20.00`,
      '',
    ].join('\n'),
  ),
});

for (const width of [1440, 390]) {
  test(`a month is recorded, reconciled and closed by keyboard alone, ${width} px wide`, async ({
    page,
    anotherBrowser,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    const { keyboard } = page;
    const { month, name, typedDay, isoDay } = lastMonth();
    const company = await createCompany(page, { books: { ...xero, bankAccount: '091' } });
    await open(page, '/expenses');

    await test.step('the card is topped up', async () => {
      await followAction(page, 'Record a transfer');
      await heading(page, 'New transfer');
      await tabTo(page, page.getByRole('combobox', { name: /^From/ }));
      await keyboard.type('Business');
      await tabTo(page, page.getByRole('combobox', { name: /^To/ }));
      await keyboard.type('Company');
      await typeInto(page, page.getByRole('textbox', { name: /^Amount/ }), '250.00');
      await replace(page, page.getByLabel(/^Date/), typedDay(2));
      await pressOn(page, page.getByRole('button', { name: 'Record transfer' }));
      await heading(page, 'Top-up');
    });

    await test.step('three expenses are recorded, one with its receipt, and synced', async () => {
      await goTo(page, 'Expenses');
      for (const [at, merchant] of ['Great Western Railway', 'Hilton Bristol', 'Trainline'].entries()) {
        await keyboard.press('n');
        await heading(page, 'New expense');
        const form = expenseForm(page);
        await typeInto(page, form.merchant, merchant);
        await typeInto(page, form.amount, `${50 + at}.25`);
        await replace(page, form.day, typedDay(10 + at));
        await typeInto(page, form.category, 'Travel');
        if (at === 0) {
          await chooseFile(page, form.receipt, receipt);
          await expect(page.getByText(/, uploaded$/)).toBeVisible(soon);
        }
        await pressOn(page, form.record);
        await heading(page, merchant);
        await goTo(page, 'Expenses');
      }
      await pressOn(page, page.getByRole('button', { name: 'Sync 4 ready' }));
      await expect(page.getByRole('table', { name: 'Expenses' }).getByText('Synced')).toHaveCount(4, soon);
    });

    await test.step('a part of one is refunded', async () => {
      await pressOn(page, rowOf(page, 'Great Western Railway').getByRole('link'));
      await heading(page, 'Great Western Railway');
      await keyboard.press('r');
      await heading(page, 'Record a refund');
      const form = expenseForm(page);
      await replace(page, form.amount, '20.00');
      await replace(page, form.day, typedDay(20));
      await pressOn(page, page.getByRole('button', { name: 'Record refund' }));
      await expect(page.getByRole('region', { name: 'Original expense' })).toContainText('Net: £30.25');
      await pressOn(page, page.getByRole('button', { name: 'Sync to Xero' }));
      await expect(page.getByText('Record written to Xero')).toBeVisible(soon);
      const written = (await ledgerOf(company.name)).filter(({ date }) => date.startsWith(month));
      expect(written.map(({ kind, date, totalAmount }) => [kind, date, totalAmount]).sort()).toEqual([
        ['Receive money', isoDay(20), 20],
        ['Spend money', isoDay(10), 50.25],
        ['Spend money', isoDay(11), 51.25],
        ['Spend money', isoDay(12), 52.25],
        ['Transfer', isoDay(2), undefined],
      ]);
      expect(written.filter(({ kind }) => kind === 'Transfer')).toMatchObject([
        {
          from: { account: { name: 'Business Current' }, amount: 250 },
          to: { account: { name: 'Company Card' }, amount: 250 },
        },
      ]);
    });

    await test.step('the statement of the card is imported', async () => {
      await goTo(page, 'Reconcile');
      await pressOn(page, page.getByRole('link', { name: 'Import a statement' }).first());
      await heading(page, 'Import a statement');
      await tabTo(page, page.getByRole('combobox', { name: 'Bank account' }));
      await keyboard.type('Company');
      await chooseFile(page, page.getByLabel('bank statement'), statementOf(isoDay));
      const importLines = page.getByRole('button', { name: 'Import 5 lines' });
      await expect(importLines).toBeVisible(soon);
      await pressOn(page, importLines);
      await expect(page.getByText('5 statement lines were imported.')).toBeVisible(soon);
      await pressOn(page, page.getByRole('link', { name: 'Reconcile the lines' }));
      await heading(page, 'Reconcile');
    });

    await test.step('everything is reconciled: by itself, by confirming, and by hand', async () => {
      const tabs = page.getByRole('navigation', { name: 'Parts of the account' });
      await expect(tabs.getByRole('link', { name: /Matched\s*2/ })).toBeVisible(soon);
      await pressOn(page, tabs.getByRole('link', { name: /^Matched/ }));
      await expect(page.getByRole('row', { name: /Great Western Railway.*50\.25/ })).toContainText('By itself.');
      await pressOn(page, tabs.getByRole('link', { name: /Suggested\s*3/ }));
      await expect(page.getByRole('button', { name: /^Confirm .*51\.25/ })).toBeVisible();
      await waitForHydration(page);
      const focused = page.locator('tr:focus');
      for (const key of ['j', 'j']) await keyboard.press(key);
      await expect(focused).toContainText('51.25');
      await keyboard.press('Enter');
      await expect(page.getByText('1 pair matched.')).toBeVisible();
      // The next row has taken the focus of the one that is matched.
      await expect(focused).toContainText('250.00');
      await keyboard.press('Enter');
      await expect(focused).toContainText('52.25');
      await keyboard.press('x');
      await expect(page.getByText('No suggestions')).toBeVisible();

      await pressOn(page, tabs.getByRole('link', { name: /To do\s*2/ }));
      const line = page.getByRole('row', { name: /No record/ });
      await pressOn(page, line.getByRole('link', { name: 'Why not?' }));
      const why = page.getByRole('region', { name: 'Why this line has no record' });
      await expect(why).toContainText('someone rejected this match');
      await pressOn(page, page.getByRole('link', { name: 'Close', exact: true }));
      await expect(why).toHaveCount(0);
      await waitForHydration(page);
      for (const key of ['j', 'x', 'j', 'x']) await keyboard.press(key);
      const bar = page.getByRole('region', { name: 'Selection' });
      await expect(bar).toContainText('Difference £0.00');
      await pressOn(page, bar.getByRole('button', { name: 'Match 2 rows' }));
      await expect(page.getByText('Nothing is left to do')).toBeVisible();
      await pressOn(page, tabs.getByRole('link', { name: 'Difference' }));
      const difference = page.getByRole('region', { name: 'Difference to explain: £0.00' });
      await expect(difference).toContainText('Nothing is open');
    });

    await test.step('the month is closed, and its evidence pack has every row and receipt', async () => {
      await pressOn(page, page.getByRole('link', { name: 'Month-end close' }));
      await heading(page, 'Month-end close');
      await pressOn(page, page.getByRole('link', { name }));
      await heading(page, name);
      await expect(page.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
      await pressOn(page, page.getByRole('button', { name: `Close ${name}` }));
      await expect(page.getByRole('heading', { name: 'Sign-off' })).toBeVisible();
      const hash = (await page.locator('code').first().innerText()).trim();

      const download = page.waitForEvent('download');
      await pressOn(page, page.getByRole('link', { name: 'Download the evidence pack' }));
      const files = unzipSync(await readFile(await (await download).path()));
      const textOf = (file: string) => strFromU8(files[file] ?? new Uint8Array());
      expect(sha256(files['rows.sha256'] ?? new Uint8Array())).toBe(hash);
      const sums = textOf('SHA256SUMS').trimEnd().split('\n');
      expect(sums).toHaveLength(Object.keys(files).length - 1);
      for (const one of sums) {
        const [sum, file = ''] = one.split('  ');
        expect(sha256(files[file] ?? new Uint8Array()), file).toBe(sum);
      }
      const rowsOf = (file: string) => textOf(file).trimEnd().split('\r\n').slice(1);
      expect(rowsOf('movements.csv')).toHaveLength(5);
      expect(rowsOf('bank-lines.csv')).toHaveLength(5);
      // A transfer moves two accounts.
      expect(rowsOf('records.csv')).toHaveLength(6);
      expect(textOf('movements.csv')).toContain(`${isoDay(12)},expense,payment,"Trainline",52.25,GBP,`);
      const receipts = Object.keys(files).filter((file) => file.startsWith('receipts/'));
      expect(receipts.map((file) => sha256(files[file] ?? new Uint8Array()))).toEqual([sha256(receipt.buffer)]);
      const reader = await anotherBrowser();
      await reader.setContent(textOf('index.html'));
      await expect(reader.getByText(hash).first()).toBeVisible();
      await expect(reader.getByRole('heading', { level: 1 })).toContainText(name);
    });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

async function heading(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await waitForHydration(page);
}

/** Opens a page of the navigation. On a phone, some are in the menu More. */
async function goTo(page: Page, name: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  const link = main.getByRole('link', { name: new RegExp(`^${name}`) });
  if (await link.isVisible()) await pressOn(page, link);
  else {
    await pressOn(page, main.getByRole('button', { name: 'More' }));
    await pressOn(page, link);
  }
  await heading(page, name);
}

/** Follows a link beside the page's heading. Those without room are in the menu More. */
async function followAction(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main');
  if (!(await main.getByRole('link', { name }).isVisible()))
    await pressOn(page, main.getByRole('button', { name: 'More' }));
  await pressOn(page, main.getByRole('link', { name }));
}

/** Moves the focus to a field with the Tab key, and types over what it contains. */
async function replace(page: Page, field: Parameters<typeof tabTo>[1], text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
