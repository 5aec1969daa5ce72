import type { Page } from '@playwright/test';
import { chooseDefaults, linkXero, mapCategory } from './books';
import { recordExpense, rowOf, type Typed } from './expenses';
import { signUp } from './people';
import { expect, open } from './test';

/** A new company linked to Xero with one expense in its books; ends on the list. */
export async function syncedExpense(page: Page, expense: Typed & { readonly category: string }) {
  const company = await signUp(page);
  await linkXero(page);
  await mapCategory(page, expense.category, /493 Travel - National/, '20% (VAT on Expenses)');
  await chooseDefaults(page, /^090 Business Current/, 'Outlay');
  await recordExpense(page, expense);
  await open(page, '/expenses');
  const row = rowOf(page, expense.merchant);
  await row.getByRole('button', { name: `Sync ${expense.merchant}` }).click();
  await expect(row.getByText('Synced')).toBeVisible({ timeout: 20_000 });
  return company;
}
