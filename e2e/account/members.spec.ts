import { createCompany } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { recordExpense, rowOf } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { invite, join, newPerson } from '../fixtures/people';
import { expect, open, test, waitForHydration } from '../fixtures/test';

test('an employee joins by link and sees only their own expenses, no mapping and no people', async ({
  page,
  anotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.allow(/status of 404/);
  const company = await createCompany(page, { expenses: [{ merchant: 'Owner’s Lunch', amount: '30.00' }] });
  const [ofOwner] = company.expenseIds;
  const employee = newPerson('Emil Fox');
  const link = await invite(page, employee.email, 'Employee');

  const theirs = await anotherBrowser();
  await join(theirs, link, employee);
  await expect(theirs.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Mapping' })).toHaveCount(0);
  await recordExpense(theirs, { merchant: 'Emil’s Parking', amount: '4.00' });
  await open(theirs, '/expenses');
  await expect(rowOf(theirs, 'Emil’s Parking')).toHaveCount(1);
  await expect(rowOf(theirs, 'Owner’s Lunch')).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: /^Sync/ })).toHaveCount(0);
  for (const path of [
    '/mapping',
    '/mapping/cards',
    '/settings/people',
    '/settings/connection',
    `/expenses/${ofOwner}`,
  ]) {
    expect((await theirs.goto(path))?.status(), path).toBe(404);
  }

  await open(page, '/expenses');
  await expect(rowOf(page, 'Emil’s Parking')).toHaveCount(1);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible();
  await open(page, '/settings/people');
  await expect(page.getByRole('table', { name: `Members of ${company.name}` })).toContainText(employee.name);
});

test('an auditor can read everything and change nothing', async ({ page, anotherBrowser, consoleErrors }) => {
  consoleErrors.allow(/status of 404/);
  const { expenseIds, slug } = await createCompany(page, {
    expenses: [{ merchant: 'Audited Paper', amount: '12.00' }],
  });
  const [id] = expenseIds;
  const auditor = newPerson('Ada Lens');
  const link = await invite(page, auditor.email, 'Auditor');

  const theirs = await anotherBrowser();
  await join(theirs, link, auditor);
  await open(theirs, '/expenses');
  await expect(rowOf(theirs, 'Audited Paper')).toHaveCount(1);
  await expect(theirs.getByRole('link', { name: /^New expense/ })).toHaveCount(0);
  await open(theirs, `/expenses/${id}`);
  await expect(theirs.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  for (const path of ['/expenses/new', `/expenses/${id}/edit`, '/settings/people']) {
    expect((await theirs.goto(path))?.status(), path).toBe(404);
  }
  const upload = await theirs.request.post(`/${slug}/api/receipts`, {
    headers: { origin: new URL(appUrl).origin },
    multipart: { file: photo() },
  });
  expect(upload.status()).toBe(403);
});

test('a person in two companies switches between them', async ({ page }) => {
  const first = await createCompany(page, { expenses: [{ merchant: 'First Company’s Ink', amount: '9.00' }] });
  await open(page, '/');
  const second = `${first.name} Two`;
  await page.getByRole('button', { name: switchFrom(first.name) }).click();
  await page.getByRole('link', { name: 'Add a company' }).click();
  await expect(page).toHaveURL('/companies/new');
  await waitForHydration(page);
  await page.getByLabel('Company name').fill(second);
  await page.getByRole('button', { name: 'Add company' }).click();
  await expect(page.getByRole('button', { name: switchFrom(second) })).toBeVisible();
  await open(page, '/expenses');
  await expect(page.getByText('No expenses yet')).toBeVisible();

  await page.getByRole('button', { name: switchFrom(second) }).click();
  await page.getByRole('link', { name: first.name, exact: true }).click();
  await expect(page.getByRole('button', { name: switchFrom(first.name) })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, 'First Company’s Ink')).toHaveCount(1);
});

test('an owner changes a member’s role and removes the member', async ({ page, anotherBrowser }) => {
  await createCompany(page);
  const colleague = newPerson('Cleo Marsh');
  const theirs = await anotherBrowser();
  await join(theirs, await invite(page, colleague.email, 'Employee'), colleague);

  await open(page, '/settings/people');
  const dialog = page.getByRole('dialog', { name: colleague.name });
  await page.getByRole('link', { name: `Change ${colleague.name}` }).click();
  await dialog.getByLabel(`Role of ${colleague.name}`).selectOption('Bookkeeper');
  await dialog.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByText(`${colleague.name} has another role now`)).toBeVisible();
  await open(theirs, '/mapping');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();

  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: `Change ${colleague.name}` }).click();
  await dialog.getByRole('button', { name: `Remove ${colleague.name}` }).click();
  await expect(page.getByText(colleague.email)).toHaveCount(0);
  await theirs.goto('/expenses');
  await expect(theirs.getByRole('heading', { name: 'You are not a member of a company' })).toBeVisible();
});

test('an owner changes a member’s role without script', async ({ page, anotherBrowser }) => {
  await createCompany(page);
  const colleague = newPerson('Nora Quill');
  await join(await anotherBrowser(), await invite(page, colleague.email, 'Employee'), colleague);
  const plain = await anotherBrowser({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  await plain.goto('/settings/people');
  await plain.getByRole('row').filter({ hasText: colleague.name }).getByRole('link', { name: 'Change' }).click();
  const form = plain.getByRole('region', { name: colleague.name });
  await form.getByLabel(`Role of ${colleague.name}`).selectOption('Auditor');
  await form.getByRole('button', { name: 'Change' }).click();
  await plain.goto('/settings/people');
  await expect(plain.getByRole('row').filter({ hasText: colleague.name })).toContainText('Auditor');
});

/** Matches the accessible name of the button that opens the company menu. */
const switchFrom = (company: string) => new RegExp(`^${company} ?, switch company$`);
