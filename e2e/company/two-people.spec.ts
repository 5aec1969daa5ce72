import type { Page } from '@playwright/test';
import { pick } from '../fixtures/books';
import { type Company, createCompany, startSession, xero } from '../fixtures/company';
import { expenseForm, fillExpense, rowOf } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { invite, join, newPerson, type Person } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

// Two people share a browser. A page that one of them opened is used after the other has signed in.

const refusal = /this page belongs to another person, and this browser is now signed in as/;

/** Presses a button as the other person, checks the refusal, and signs the owner in again. */
async function pressAs(page: Page, other: Person, owner: Person, press: () => Promise<void>): Promise<void> {
  await startSession(page, other);
  await press();
  await expect(page.getByText(refusal).first()).toBeVisible();
  await startSession(page, owner);
}

test.describe('when another person has signed in since', () => {
  let company: Company;
  let bookkeeper: Person;

  test.beforeEach(async ({ page, anotherBrowser, consoleErrors }) => {
    consoleErrors.allow(/status of 40[13]/);
    company = await createCompany(page, {
      books: xero,
      expenses: [{ merchant: 'Shared Desk', amount: '20.00', category: 'Travel' }],
    });
    bookkeeper = newPerson('Bea Keeper');
    const elsewhere = await anotherBrowser();
    await join(elsewhere, await invite(page, bookkeeper.email, 'Bookkeeper'), bookkeeper);
  });

  test('recording, uploading, editing and importing are refused and keep what was typed', async ({ page }) => {
    const { slug, owner, expenseIds } = company;
    await open(page, `/${slug}/expenses/new`);
    const form = expenseForm(page);
    await fillExpense(page, { merchant: 'Whose Lunch', amount: '9.00', note: 'With a long note' });
    await pressAs(page, bookkeeper, owner, () => form.record.click());
    await expect(form.merchant).toHaveValue('Whose Lunch');
    await expect(form.amount).toHaveValue('9.00');
    await expect(form.note).toHaveValue('With a long note');
    await startSession(page, bookkeeper);
    await form.receipt.setInputFiles(photo('lunch.png'));
    await expect(page.getByRole('status').filter({ hasText: refusal })).toBeVisible();
    await startSession(page, owner);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/, uploaded$/)).toBeVisible();
    await form.record.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Whose Lunch' })).toBeVisible();

    await open(page, `/${slug}/expenses/${expenseIds[0]}/edit`);
    await form.amount.fill('21.00');
    await pressAs(page, bookkeeper, owner, () => page.getByRole('button', { name: 'Save changes' }).click());
    await expect(form.amount).toHaveValue('21.00');

    await open(page, `/${slug}/expenses/import`);
    await page.getByLabel('Bank or card statement').setInputFiles({
      name: 'card.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Date;Merchant;Amount\r\n03/11/2026;Whose Import;-48,00'),
    });
    const confirm = page.getByRole('button', { name: 'Import 1 expense' });
    await expect(confirm).toBeVisible();
    await pressAs(page, bookkeeper, owner, () => confirm.click());
    await confirm.click();
    await expect(page.getByText('1 expense was imported.')).toBeVisible();
    await open(page, `/${slug}/expenses`);
    for (const merchant of ['Whose Lunch', 'Whose Import']) await expect(rowOf(page, merchant)).toHaveCount(1);
    await expect(rowOf(page, 'Shared Desk')).toContainText('20.00');
  });

  test('inviting, settings, mapping, syncing and disconnecting are refused', async ({ page }) => {
    const { slug, owner, name } = company;
    await open(page, `/${slug}/settings/people`);
    const colleague = newPerson('Ida Tern');
    await page.getByLabel('Email address').fill(colleague.email);
    const make = page.getByRole('button', { name: 'Make an invitation link' });
    await pressAs(page, bookkeeper, owner, () => make.click());
    await expect(page.getByLabel('Email address')).toHaveValue(colleague.email);

    await open(page, `/${slug}/settings`);
    await page.getByLabel('Company name').fill('Another Name');
    await pressAs(page, bookkeeper, owner, () => page.getByRole('button', { name: 'Save company' }).click());
    await expect(page.getByLabel('Company name')).toHaveValue('Another Name');

    await open(page, `/${slug}/mapping`);
    await pick(page, 'Account for Software', /469/);
    const save = page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: /^Save/ });
    await pressAs(page, bookkeeper, owner, () => save.click());
    await expect(page.getByRole('button', { name: /^Account for Software: 469/ })).toBeVisible();

    await open(page, `/${slug}/expenses`);
    await pressAs(page, bookkeeper, owner, () => page.getByRole('button', { name: 'Sync Shared Desk' }).click());

    await open(page, `/${slug}/settings/connection`);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await pressAs(page, bookkeeper, owner, () =>
      page.getByRole('dialog').getByRole('button', { name: 'Disconnect Xero' }).click(),
    );

    await page.reload();
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
    await open(page, `/${slug}/expenses`);
    await expect(rowOf(page, 'Shared Desk').getByText('Ready')).toBeVisible();
    await open(page, `/${slug}/settings`);
    await expect(page.getByLabel('Company name')).toHaveValue(name);
    await open(page, `/${slug}/settings/people`);
    await expect(page.getByText(colleague.email)).toHaveCount(0);
    await open(page, `/${slug}/mapping`);
    await expect(page.getByRole('button', { name: /^Account for Software: 469/ })).toHaveCount(0);
  });

  test('a member who was removed is told so, and what they typed stays', async ({ page, anotherBrowser }) => {
    const { slug } = company;
    const theirs = await anotherBrowser();
    await startSession(theirs, bookkeeper);
    await open(theirs, `/${slug}/expenses/new`);
    const form = expenseForm(theirs);
    await fillExpense(theirs, { merchant: 'Last Day Lunch', amount: '9.00' });

    await open(page, `/${slug}/settings/people`);
    await page.getByRole('link', { name: `Change ${bookkeeper.name}` }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Remove ${bookkeeper.name}` })
      .click();
    await expect(page.getByText(bookkeeper.email)).toHaveCount(0);

    await form.record.click();
    await expect(theirs.getByText(/^You are no longer a member of this company/)).toBeVisible();
    await form.receipt.setInputFiles(photo());
    await expect(theirs.getByRole('status').filter({ hasText: 'no longer a member' })).toBeVisible();
    await expect(form.merchant).toHaveValue('Last Day Lunch');
    await open(page, `/${slug}/expenses`);
    await expect(rowOf(page, 'Last Day Lunch')).toHaveCount(0);
  });

  test('without script, the form still acts for the person and company of its page', async ({ anotherBrowser }) => {
    const { slug, owner } = company;
    const plain = await anotherBrowser({ javaScriptEnabled: false });
    await startSession(plain, owner);
    const record = async (merchant: string) => {
      await plain.goto(`/${slug}/expenses/new`);
      await expenseForm(plain).merchant.fill(merchant);
      await expenseForm(plain).amount.fill('5.00');
    };
    await record('Plain Paper');
    await startSession(plain, bookkeeper);
    await expenseForm(plain).record.click();
    await expect(plain.getByText(refusal)).toBeVisible();
    await startSession(plain, owner);
    await record('Plain Pencil');
    await expenseForm(plain).record.click();
    await plain.goto(`/${slug}/expenses`);
    await expect(rowOf(plain, 'Plain Pencil')).toHaveCount(1);
    await expect(rowOf(plain, 'Plain Paper')).toHaveCount(0);
  });

  test('a change of a colleague is not overwritten, and a deletion loses nothing that is typed', async ({
    page,
    anotherBrowser,
    consoleErrors,
  }) => {
    consoleErrors.allow(/status of 404/);
    const { slug, expenseIds } = company;
    const address = `/${slug}/expenses/${expenseIds[0]}`;
    const theirs = await anotherBrowser();
    await startSession(theirs, bookkeeper);
    await open(theirs, `${address}/edit`);
    const form = expenseForm(theirs);

    await open(page, `${address}/edit`);
    await expenseForm(page).amount.fill('25.00');
    const refreshed = theirs.waitForResponse((answer) => answer.url().includes('/edit?_rsc') && answer.ok());
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('£25.00').first()).toBeVisible();
    await refreshed;
    await form.note.fill('Client visit');
    await theirs.getByRole('button', { name: 'Save changes' }).click();
    await expect(theirs.getByText(/^Somebody changed this expense while you were editing it/)).toBeVisible();
    await expect(form.note).toHaveValue('Client visit');

    const checked = theirs.waitForResponse((answer) => answer.request().method() === 'HEAD' && answer.status() === 404);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await expect(page).toHaveURL(`/${slug}/expenses`);
    await checked;
    await expect(form.note).toHaveValue('Client visit');
  });
});
