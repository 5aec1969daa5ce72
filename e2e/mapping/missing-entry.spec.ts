import { saveMapping } from '../fixtures/books';
import { createCompany, unmappedXero } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('a missing account is created in Xero from the mapping, and a code in use shows Xero’s message', async ({
  page,
}) => {
  test.slow();
  await createCompany(page, { books: unmappedXero });
  await open(page, '/mapping');
  await page.getByRole('button', { name: 'Account for Fuel' }).click();
  await page.getByRole('combobox', { name: 'Account for Fuel' }).fill('Charging points');
  await page.getByRole('option', { name: 'Create account “Charging points” in Xero' }).click();

  const question = page.getByRole('dialog', { name: 'New account in Xero' });
  await expect(question.getByLabel('Name')).toHaveValue('Charging points');
  await question.getByRole('button', { name: 'Create account' }).click();
  await expect(question.getByText('Fill in: Code.')).toBeVisible();
  await question.getByLabel('Code').fill('200');
  await question.getByRole('button', { name: 'Create account' }).click();
  await expect(question.getByText(/200 is already in use/)).toBeVisible({ timeout: 60_000 });

  await question.getByLabel('Code').fill('4905');
  await question.getByRole('button', { name: 'Create account' }).click();
  await expect(question).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /Account for Fuel: .*Charging points/ })).toBeVisible();
  await saveMapping(page);
  await open(page, '/mapping');
  await expect(page.getByRole('button', { name: 'Account for Fuel: 4905 Charging points' })).toBeVisible();
  await open(page, '/settings/connection');
  await expect(page.getByText('New account: 4905 Charging points')).toBeVisible();
});
