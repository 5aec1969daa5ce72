import type { Page } from '@playwright/test';
import { createCompany, type NewExpense, xero } from './company';
import { rowOf } from './expenses';
import { expect, open } from './test';

/** A new company linked to Xero with one expense in its books; ends on the list. */
export async function syncedExpense(page: Page, expense: NewExpense) {
  const company = await createCompany(page, { books: xero, expenses: [expense] });
  await open(page, '/expenses');
  const row = rowOf(page, expense.merchant);
  await row.getByRole('button', { name: `Sync ${expense.merchant}` }).click();
  await expect(row.getByText('Synced')).toBeVisible({ timeout: 20_000 });
  return company;
}
