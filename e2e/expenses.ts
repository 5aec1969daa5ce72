import type { Locator, Page } from '@playwright/test';
import type { GivenFile } from './files';
import { expect, open } from './test';

/** What a person types into the form of an expense; what is skipped stays as the form has it. */
export type Typed = {
  readonly merchant: string;
  readonly amount: string;
  readonly day?: string;
  readonly currency?: string;
  readonly rate?: string;
  readonly category?: string;
  readonly note?: string;
  readonly receipt?: GivenFile;
};

/** Records an expense and stays on its page. Answers its id. */
export async function recordExpense(page: Page, typed: Typed): Promise<string> {
  await open(page, '/expenses/new');
  await fillIn(page, typed);
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByRole('heading', { level: 1, name: typed.merchant })).toBeVisible();
  await expect(page).toHaveURL(/\/expenses\/[0-9a-f-]{36}$/);
  return page.url().slice(-36);
}

/** Fills the form in without sending it. */
export async function fillIn(page: Page, typed: Partial<Typed>): Promise<void> {
  const form = expenseForm(page);
  if (typed.merchant !== undefined) await form.merchant.fill(typed.merchant);
  if (typed.currency !== undefined) await form.currency.selectOption(typed.currency);
  if (typed.amount !== undefined) await form.amount.fill(typed.amount);
  if (typed.rate !== undefined) await form.rate.fill(typed.rate);
  if (typed.day !== undefined) await form.day.fill(typed.day);
  if (typed.category !== undefined) await form.category.selectOption({ label: typed.category });
  if (typed.note !== undefined) await form.note.fill(typed.note);
  if (typed.receipt !== undefined) {
    await form.receipt.setInputFiles(typed.receipt);
    await expect(page.getByText(/, uploaded$/)).toBeVisible();
  }
}

export const expenseForm = (page: Page) => ({
  merchant: page.getByRole('textbox', { name: 'Paid to' }),
  amount: page.getByRole('textbox', { name: 'Amount', exact: true }),
  currency: page.getByRole('combobox', { name: 'Currency' }),
  rate: page.getByRole('textbox', { name: /^Exchange rate/ }),
  day: page.getByLabel(/^Date/),
  category: page.getByRole('combobox', { name: 'Category' }),
  note: page.getByRole('textbox', { name: 'Note' }),
  receipt: page.locator('input[type=file]'),
  record: page.getByRole('button', { name: 'Record expense' }),
});

/** The row of an expense in the list. */
export const rowOf = (page: Page, merchant: string): Locator =>
  page.getByRole('table', { name: 'Expenses' }).getByRole('row').filter({ hasText: merchant });

/** Drops a file from the desktop onto a place of the page. */
export async function drop(page: Page, onto: Locator, file: GivenFile): Promise<void> {
  const carried = await page.evaluateHandle(
    ({ name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type: mimeType }));
      return transfer;
    },
    { name: file.name, mimeType: file.mimeType, base64: file.buffer.toString('base64') },
  );
  await onto.dispatchEvent('dragover', { dataTransfer: carried });
  await onto.dispatchEvent('drop', { dataTransfer: carried });
}
