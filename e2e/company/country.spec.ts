import type { Page } from '@playwright/test';
import { createCompany } from '../fixtures/company';
import { expenseForm, fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { newPerson, signUp } from '../fixtures/people';
import { expect, open, test } from '../fixtures/test';

/** Opens the calendar of the expense form and returns its weekdays. */
async function weekdaysOf(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Open the calendar' }).click();
  await expect(page.getByRole('dialog', { name: 'Calendar' }).getByRole('grid')).toBeVisible();
  return page
    .getByRole('dialog', { name: 'Calendar' })
    .locator('th')
    .evaluateAll((heads) => heads.map((head) => head.getAttribute('aria-label') ?? ''));
}

test('a company in the United States reads and writes American dates and amounts', async ({ page }) => {
  await createCompany(page, { currency: 'USD', country: 'US' });
  await recordExpense(page, { merchant: 'Blue Bottle', day: '11/13/2026', amount: '1,234.50' });
  await expect(page.getByRole('main')).toContainText('Nov 13');
  await expect(page.getByRole('main')).toContainText('$1,234.50');
  await open(page, '/expenses');
  await expect(rowOf(page, 'Blue Bottle')).toContainText('Nov 13');

  await open(page, '/expenses/new');
  const { day } = expenseForm(page);
  await expect(day).toHaveAttribute('placeholder', /^\d\d\/\d\d\/\d{4}$/);
  await day.fill('11/3/2026');
  await day.blur();
  await expect(day).toHaveValue('11/03/2026');
  expect((await weekdaysOf(page))[0]).toBe('Sunday');
});

test('a company in Germany reads and writes German dates and amounts, in English words', async ({ page }) => {
  await createCompany(page, { currency: 'EUR', country: 'DE' });
  await recordExpense(page, { merchant: 'Kaffee Nord', day: '13.11.2026', amount: '1.234,50' });
  await expect(page.getByRole('main')).toContainText('13 Nov');
  await expect(page.getByRole('main')).toContainText(/1\.234,50\s€/);

  await page.getByRole('link', { name: 'Edit' }).click();
  const form = expenseForm(page);
  await expect(form.amount).toHaveValue('1234,50');
  await expect(form.day).toHaveValue('13.11.2026');
  expect((await weekdaysOf(page))[0]).toBe('Monday');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(form.day).toBeFocused();
  await expect(form.day).toHaveValue('12.11.2026');
  await fillExpense(page, { amount: '1234,05' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kaffee Nord' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('12 Nov');
  await expect(page.getByRole('main')).toContainText(/1\.234,05\s€/);
});

test('the calendar closes without a choice on Escape and on a press outside', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const { day, merchant } = expenseForm(page);
  const before = await day.inputValue();
  await weekdaysOf(page);
  await page.keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(day).toBeFocused();
  await weekdaysOf(page);
  await merchant.click();
  await expect(calendar).toBeHidden();
  await expect(day).toHaveValue(before);
});

test('sign-up suggests the country of the browser and of the currency, and never replaces a choice', async ({
  page,
  anotherBrowser,
}) => {
  await open(page, '/sign-up');
  await expect(page.getByLabel('Country')).toHaveValue('GB');
  await page.getByLabel('Currency of your books').selectOption('EUR');
  await expect(page.getByLabel('Country')).toHaveValue('IE');

  const inBerlin = await anotherBrowser({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  await open(inBerlin, '/sign-up');
  const [country, currency] = [inBerlin.getByLabel('Country'), inBerlin.getByLabel('Currency of your books')];
  await expect(country).toHaveValue('DE');
  await expect(currency).toHaveValue('EUR');
  await currency.selectOption('USD');
  await expect(country).toHaveValue('US');
  await currency.selectOption('EUR');
  await expect(country).toHaveValue('DE');
  await country.selectOption('CA');
  await expect(currency).toHaveValue('EUR');
  await currency.selectOption('GBP');
  await expect(country).toHaveValue('CA');

  const owner = newPerson('Olive Wren');
  await inBerlin.getByLabel('Company name').fill('Wren Pottery');
  await inBerlin.getByLabel('Your name').fill(owner.name);
  await inBerlin.getByLabel('Email address').fill(owner.email);
  await inBerlin.getByLabel('Password').fill(owner.password);
  await inBerlin.getByRole('button', { name: 'Create account' }).click();
  await expect(inBerlin.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await open(inBerlin, '/settings');
  await expect(inBerlin.getByRole('button', { name: /^Country/ })).toContainText('Canada');
});

test('a change of the country changes how days and amounts are shown, and no amount', async ({ page }) => {
  await signUp(page);
  await recordExpense(page, { merchant: 'Stationery', day: '13/11/2026', amount: '1,234.50' });
  await expect(page.getByRole('main')).toContainText('£1,234.50');

  await open(page, '/settings');
  await page.getByRole('button', { name: /^Country/ }).click();
  await page.getByRole('combobox', { name: 'Country' }).fill('United States');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await page.getByRole('button', { name: 'Save company' }).click();
  await expect(page.getByText('Company saved')).toBeVisible();

  await open(page, '/expenses');
  await expect(rowOf(page, 'Stationery')).toContainText('Nov 13');
  await page.getByRole('link', { name: 'Stationery' }).click();
  await expect(page.getByRole('main')).toContainText('£1,234.50');
});
