import type { Page } from '@playwright/test';
import { createCompany, quickBooks } from '../fixtures/company';
import { fillExpense } from '../fixtures/expenses';
import { receiptPdf } from '../fixtures/files';
import { ledgerOf, payBill } from '../fixtures/ledger';
import { invite, join, newPerson } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

test('an employee claims on a phone, corrects what is sent back, and sees that the approved bills are paid', async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const company = await createCompany(page, { books: quickBooks });
  await open(page, '/settings/claims');
  await addRate(page, 'Mileage', 'Car', '0.45');
  await addRate(page, 'Per diem', 'London', '28');
  const employee = newPerson('Eli Moor');
  const link = await invite(page, employee.email, 'Employee');
  const phone = await anotherBrowser();
  await join(phone, link, employee);
  await phone.setViewportSize({ width: 390, height: 844 });

  await open(phone, `/${company.slug}/claims/new`);
  const receipt = receiptPdf('Lunch.pdf', `Lunch ${company.name}`);
  await fillExpense(phone, { merchant: 'Corner Cafe', amount: '48.00', category: 'Travel', receipt });
  await submitClaim(phone, 'Corner Cafe');
  await travel(phone, `/${company.slug}`, 'mileage', { quantity: '120', reason: 'Leeds and back', sum: '£54.00' });
  await submitClaim(phone, 'Mileage, Car');
  const mileage = phone.url();
  await travel(phone, `/${company.slug}`, 'per_diem', { quantity: '2', reason: 'Trade fair', sum: '£56.00' });
  await submitClaim(phone, 'Per diem, London');

  await open(page, '/');
  await expect(page.getByText('3 claims wait for your approval')).toBeVisible();
  await page.getByRole('link', { name: 'Review' }).click();
  const row = page.getByRole('row').filter({ hasText: '54.00' });
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send back 1' }).click();
  await page.getByRole('textbox', { name: 'What has to change' }).fill('The train station is nearer: 100 miles.');
  await page.getByRole('button', { name: 'Send back 1 claim' }).click();
  await expect(page.getByText('Sent back 1 claim, £54.00.')).toBeVisible();

  await open(phone, '/');
  await expect(phone.getByText('1 of your claims was sent back')).toBeVisible();
  await open(phone, mileage);
  await expect(phone.getByText('The train station is nearer: 100 miles.').first()).toBeVisible();
  await open(phone, mileage.replace(/expenses\/([0-9a-f-]{36}).*/, 'claims/$1/edit'));
  await phone.getByRole('textbox', { name: 'Distance in miles' }).fill('100');
  await phone.getByRole('button', { name: 'Save changes' }).click();
  await phone.getByRole('button', { name: 'Submit claim' }).click();
  await expect(phone.getByRole('button', { name: 'Take back' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Approve claim' })).toBeHidden();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  await open(page, '/expenses?claim=submitted');
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await expect(boxes).toHaveCount(3);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: 'Approve 3 claims' }).click();
  await expect(page.getByText('Approved 3 claims, £149.00.')).toBeVisible();

  await open(page, '/expenses?kind=reimbursable');
  await page.getByRole('link', { name: 'Corner Cafe' }).click();
  await page.getByRole('button', { name: 'Create Eli Moor in QuickBooks Online' }).click();
  await page.getByRole('button', { name: 'Create supplier' }).click();
  await expect(page.getByText('Supplier saved.')).toBeVisible({ timeout: 20_000 });
  await open(page, '/expenses?kind=reimbursable');
  await page.getByRole('button', { name: 'Sync 3 ready' }).click();
  await expect(page.getByRole('table', { name: 'Expenses' }).getByText('Synced')).toHaveCount(3, { timeout: 20_000 });
  const bills = (await ledgerOf(company.name)).filter(({ kind }) => kind === 'Bill');
  expect(bills.map(({ totalAmount }) => totalAmount).sort()).toEqual([45, 48, 56]);
  expect(new Set(bills.map(({ contact }) => contact?.name))).toEqual(new Set(['Eli Moor']));

  const lunch = bills.find(({ totalAmount }) => totalAmount === 48)?.transactionId ?? '';
  await payBill(company.name, lunch);
  await open(page, `/expenses/${lunch}`);
  await page.getByRole('button', { name: 'Check payment' }).click();
  await expect(page.getByText(/^Paid on/)).toBeVisible({ timeout: 20_000 });
  await open(phone, `/expenses/${lunch}`);
  await expect(phone.getByText(/^Paid on/)).toBeVisible();
  const [paid] = (await ledgerOf(company.name)).filter(({ transactionId }) => transactionId === lunch);
  expect(paid?.attachments.map(({ name }) => name)).toEqual([receipt.name]);
});

async function addRate(page: Page, kind: string, name: string, rate: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: kind });
  await page.getByRole('textbox', { name: /^(Vehicle type|Place)/ }).fill(name);
  await page.getByRole('textbox', { name: /^Rate in GBP/ }).fill(rate);
  await page.getByRole('button', { name: 'Add rate' }).click();
  await expect(page.getByRole('cell', { name: `${name} ${kind}` })).toBeVisible();
}

async function travel(
  phone: Page,
  company: string,
  kind: 'mileage' | 'per_diem',
  { quantity, reason, sum }: { readonly quantity: string; readonly reason: string; readonly sum: string },
): Promise<void> {
  await open(phone, `${company}/claims/new/travel?kind=${kind}`);
  await phone.getByRole('textbox', { name: /^(Distance in miles|Days)/ }).fill(quantity);
  await phone.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Travel' });
  await phone.getByRole('textbox', { name: /eason/ }).fill(reason);
  await expect(phone.getByText(sum)).toBeVisible();
}

/** Records the claim of the open form, and submits it. */
async function submitClaim(phone: Page, heading: string): Promise<void> {
  await phone.getByRole('button', { name: 'Record claim' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await phone.getByRole('button', { name: 'Submit claim' }).click();
  await expect(phone.getByRole('button', { name: 'Take back' })).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}
