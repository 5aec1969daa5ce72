import { createCompany } from '../fixtures/company';
import { type ExpenseFields, expenseForm, fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { replaceInRequest } from '../fixtures/form-requests';
import { expect, open, test } from '../fixtures/test';

const good = {
  merchant: 'Bath Timber Yard',
  amount: '25.17',
  note: 'Planks',
  category: 'Repairs',
} satisfies ExpenseFields;

const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

type Field = 'amount' | 'day' | 'note';
type Line = { what: string; typed: Partial<ExpenseFields>; field: Field; says: RegExp; right: Partial<ExpenseFields> };

const lines: readonly Line[] = [
  { what: 'an amount of 0', typed: { amount: '0' }, field: 'amount', says: /above zero/, right: { amount: '25.17' } },
  {
    what: 'an amount of a thousand million',
    typed: { amount: '1000000000' },
    field: 'amount',
    says: /at most 999,999,999/,
    right: { amount: '999999999' },
  },
  {
    what: 'three decimals in euros',
    typed: { currency: 'EUR', rate: '0.86', amount: '12.345' },
    field: 'amount',
    says: /can mean either/,
    right: { amount: '12.34' },
  },
  {
    what: 'a decimal in yen',
    typed: { currency: 'JPY', rate: '0.0052', amount: '12.5' },
    field: 'amount',
    says: /JPY has no decimals/,
    right: { amount: '12' },
  },
  {
    what: 'a day in 2099',
    typed: { day: '2099-01-01' },
    field: 'day',
    says: /in the future/,
    right: { day: yesterday },
  },
  {
    what: 'a note of 10,000 characters',
    typed: { note: 'n'.repeat(10_000) },
    field: 'note',
    says: /at most 4,000 characters; this note has 10,000/,
    right: { note: 'Planks' },
  },
];

for (const { what, typed, field, says, right } of lines) {
  test(`${what} is refused at its field, and the form keeps its values`, async ({ page }) => {
    await createCompany(page);
    await open(page, '/expenses/new');
    const form = expenseForm(page);
    const bad = { ...good, ...typed };
    await fillExpense(page, bad);
    await form.record.click();

    await expect(form[field]).toHaveAccessibleDescription(says);
    await expect(form[field]).toHaveAttribute('aria-invalid', 'true');
    await expect(form[field]).toBeFocused();
    await expect(form.merchant).toHaveValue(bad.merchant);
    await expect(form.amount).toHaveValue(bad.amount);
    await expect(form.note).toHaveValue(bad.note);
    await expect(form.category.getByRole('option', { name: bad.category })).toHaveJSProperty('selected', true);
    if (bad.day) await expect(form.day).toHaveValue(bad.day.split('-').reverse().join('/'));

    await fillExpense(page, right);
    await form.record.click();
    await expect(page.getByRole('heading', { level: 1, name: good.merchant })).toBeVisible();
  });
}

const pastTheBrowser = [
  { what: 'an amount of 0', typed: '25.17', instead: '0', field: 'amount', says: /above zero/ },
  { what: 'an amount of a thousand million', typed: '25.17', instead: '1e9', field: 'amount', says: /Enter an amount/ },
  { what: 'three decimals', typed: '25.17', instead: '12.345', field: 'amount', says: /can mean either/ },
  { what: 'a long note', typed: 'Planks', instead: 'n'.repeat(10_000), field: 'note', says: /at most 4,000/ },
] as const;

test('the server refuses invalid values at their fields, and the form keeps its values', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, good);
  for (const { typed, instead, field, says } of pastTheBrowser) {
    await replaceInRequest(page, typed, instead, () => form.record.click());
    await expect(form[field]).toHaveAccessibleDescription(says);
    await expect(form.merchant).toHaveValue(good.merchant);
    await expect(form.amount).toHaveValue(good.amount);
    await expect(form.note).toHaveValue(good.note);
  }
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: good.merchant })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, good.merchant)).toHaveCount(1);
});

test('shows emoji and right-to-left text as typed', async ({ page }) => {
  await createCompany(page);
  const merchant = 'מאפיית לחם 🥖👩‍🍳';
  const note = 'غداء مع العميل — 3 أشخاص 🧾\nשורה שנייה';
  await recordExpense(page, { merchant, amount: '18.40', note });
  await expect(page.getByRole('heading', { level: 1, name: merchant })).toBeVisible();
  await expect(page.getByText(note, { exact: true })).toBeVisible();
  await open(page, '/expenses');
  await expect(rowOf(page, merchant).getByRole('link', { name: merchant, exact: true })).toBeVisible();
  await open(page, `/expenses?text=${encodeURIComponent('🥖')}`);
  await expect(rowOf(page, merchant)).toHaveCount(1);
});

test('an empty form explains every required field', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await form.day.fill('');
  await form.record.click();
  await expect(form.merchant).toHaveAccessibleDescription(/Enter who was paid/);
  await expect(form.amount).toHaveAccessibleDescription(/Enter the amount/);
  await expect(form.day).toHaveAccessibleDescription(/Enter a date/);
  await expect(form.merchant).toBeFocused();
});

test('sign-up explains each invalid field and keeps the values', async ({ page }) => {
  await open(page, '/sign-up');
  await page.getByLabel('Company name').fill('Kiln & Co 🏺');
  await page.getByLabel('Email address').fill('not an address');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/Enter your name/);
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/such as name@company.com/);
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/at least 10 characters/i);
  await expect(page.getByLabel('Company name')).toHaveValue('Kiln & Co 🏺');
  await expect(page.getByLabel('Email address')).toHaveValue('not an address');
});

test('a day is saved as typed, even when the expense is recorded before the browser has read it', async ({ page }) => {
  await createCompany(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, { merchant: 'Slow Line Ltd', amount: '12.00', note: 'Before the day' });
  const loaded = Promise.withResolvers<void>();
  await page.route('**/_next/static/**', async (route) => {
    await loaded.promise;
    await route.continue();
  });
  await Promise.all([page.waitForRequest('**/_next/static/**'), form.day.fill('2 Nov 2026')]);
  await form.record.click();
  await form.record.click();
  loaded.resolve();
  await expect(page.getByRole('heading', { level: 1, name: 'Slow Line Ltd' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('2 Nov 2026');
});
