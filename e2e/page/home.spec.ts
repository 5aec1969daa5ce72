import type { Page } from '@playwright/test';
import { linkXero } from '../fixtures/books';
import { createCompany, startDemoSession } from '../fixtures/company';

import { expect, open, test, waitForHydration } from '../fixtures/test';

test('home shows open tasks with the same counts as the lists they link to', async ({ page }) => {
  await startDemoSession(page, 'owner');
  const needs = page.getByRole('region', { name: 'Needs attention' });
  const listed: readonly [need: RegExp, action: string, address: RegExp][] = [
    [/^(\d+) receipts? missing$/, 'Add', /receipt=missing/],
  ];
  for (const [words, action, address] of listed) {
    await open(page, '/');
    const need = needs.getByRole('listitem').filter({ has: page.getByText(words) });
    const count = numberIn(await need.getByText(words).textContent());
    await need.getByRole('link', { name: action }).click();
    await expect(page).toHaveURL(address);
    await expect(rows(page)).toHaveCount(count);
  }
  await open(page, '/');
  const failed = await needs.getByText(/^\d+ expenses?: /).allTextContents();
  await open(page, '/expenses?status=failed');
  await expect(rows(page)).toHaveCount(failed.map(numberIn).reduce((sum, count) => sum + count, 0));
  await open(page, '/');
  // The demo also has a transfer that is ready.
  const ready = sumIn(await needs.getByText(/^\d+ expenses? and \d+ transfers? ready$/).textContent());
  await expect(needs.getByRole('button', { name: `Sync ${ready}` })).toBeVisible();
  await open(page, '/expenses?status=ready');
  await expect(rows(page)).toHaveCount(ready);
});

test('home shows how many of all expenses are synced', async ({ page }) => {
  await startDemoSession(page, 'owner');
  await open(page, '/');
  const card = page.getByRole('region', { name: 'In the books' });
  const [, synced, all] = /(\d+)\s*of (\d+) synced/.exec((await card.textContent()) ?? '') ?? [];
  await expect(card.getByRole('progressbar', { name: `${synced} of ${all} synced` })).toBeVisible();
  await open(page, '/expenses');
  await expect(page.getByText(`${all} in total`)).toBeVisible();
  await expect(page.getByRole('link', { name: `Synced ${synced}` })).toBeVisible();
});

test('the monthly chart is a table that adds up, and each bar links to its expenses', async ({ page }) => {
  await startDemoSession(page, 'owner');
  await open(page, '/');
  const card = page.getByRole('region', { name: /^Spent in / });
  const table = card.getByRole('table', { name: /^Spending in .* by category, in GBP$/ });
  const bars = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
  const figures = (await bars.getByRole('cell').allTextContents()).map(pence);
  const total = pence(/£[\d,.]+/.exec((await card.textContent()) ?? '')?.[0] ?? '');
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.reduce((sum, figure) => sum + figure, 0)).toBe(total);

  const rent = bars.filter({ hasText: 'Rent' });
  const spentOnRent = pence((await rent.getByRole('cell').textContent()) ?? '');
  await rent.getByRole('link', { name: 'Rent' }).click();
  await expect(page).toHaveURL(/\/expenses\?month=\d{4}-\d\d&category=/);
  await waitForHydration(page);
  const amounts = await rows(page).locator('td:nth-child(5)').allTextContents();
  expect(amounts.map(pence).reduce((sum, amount) => sum + amount, 0)).toBe(spentOnRent);
});

test('a new company sees its first steps and continues where it left off', async ({ page }) => {
  await createCompany(page);
  await open(page, '/');
  const steps = page.getByRole('region', { name: 'Your first expense in the books' });
  const step = (title: string) => steps.getByRole('listitem').filter({ hasText: title });
  await expect(step('Link your books')).toHaveAttribute('aria-current', 'step');
  await linkXero(page);
  await open(page, '/');
  await expect(steps.getByText('Xero is linked')).toBeVisible();
  await expect(step('Map your categories')).toHaveAttribute('aria-current', 'step');
});

const rows = (page: Page) => page.getByRole('table', { name: 'Expenses' }).locator('tbody').getByRole('row');

const sumIn = (text: string | null) =>
  [...(text ?? '').matchAll(/\d+/g)].reduce((sum, [each]) => sum + Number(each), 0);
const numberIn = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN);

/** Returns the first amount of a text ("£1,400.00" or "1,400.00") in pence; the rest of the text is ignored. */
const pence = (text: string) => Math.round(Number((/[\d,]+\.\d\d/.exec(text)?.[0] ?? '').replaceAll(',', '')) * 100);
