import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { createCompany, startDemoSession } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

// Each page is checked four times, which is slow for a long list on a busy machine.
test.slow();

declare global {
  interface Window {
    axe: typeof axe;
  }
}

type Place = { readonly what: string; readonly path: string; readonly follow?: (page: Page) => Promise<void> };

/** Returns a step that opens the first link in the table with this name. */
const firstOf = (table: RegExp) => async (page: Page) => {
  const first = page.getByRole('table', { name: table }).getByRole('link').first();
  await open(page, (await first.getAttribute('href')) ?? '');
};

const expense = firstOf(/^Expenses$/);

async function months(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Month-end close' }).click();
  await expect(page.getByRole('table', { name: /^Months/ })).toBeVisible();
}

async function month(page: Page): Promise<void> {
  await months(page);
  await firstOf(/^Months/)(page);
}

/** Returns a step that opens the closed month of the demo, or a tab of its reconciliation. */
const closedMonth = (tab?: string) => async (page: Page) => {
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 2, 1)).toISOString().slice(0, 7);
  await open(page, tab ? `/reconcile?month=${month}&tab=${tab}` : `/close/${month}`);
  const isThere = tab
    ? page.getByRole('button', { name: /^Unlink / }).first()
    : page.getByRole('heading', { name: 'Sign-off' });
  await expect(isThere).toBeVisible();
};

const ofOwner: readonly Place[] = [
  { what: 'home', path: '/' },
  { what: 'the expenses', path: '/expenses' },
  { what: 'a search without results', path: '/expenses?text=nothing-like-it' },
  { what: 'expenses with some selected', path: '/expenses', follow: selectTwo },
  { what: 'an expense that failed', path: '/expenses?status=failed', follow: expense },
  { what: 'an expense in the books', path: '/expenses?status=synced', follow: expense },
  { what: 'an expense that lacks its receipt', path: '/expenses?receipt=missing&status=incomplete', follow: expense },
  { what: 'editing an expense', path: '/expenses?status=ready', follow: edit },
  { what: 'a new expense', path: '/expenses/new' },
  { what: 'a new expense that was refused', path: '/expenses/new', follow: recordNothing },
  { what: 'a new claim', path: '/claims/new' },
  { what: 'a new claim for travel', path: '/claims/new/travel' },
  { what: 'a new transfer', path: '/transfers/new' },
  { what: 'claims that wait, with one selected', path: '/expenses?claim=submitted', follow: selectOne },
  { what: 'the rates of claims', path: '/settings/claims' },
  { what: 'the receipts', path: '/receipts' },
  { what: 'a receipt', path: '/receipts', follow: firstReceipt },
  { what: 'the syncs', path: '/syncs' },
  { what: 'a sync', path: '/syncs', follow: firstOf(/^Syncs/) },
  { what: 'the months to close', path: '/', follow: months },
  { what: 'a month to close', path: '/', follow: month },
  { what: 'reconciling', path: '/reconcile' },
  { what: 'what is matched', path: '/reconcile', follow: closedMonth('matched') },
  { what: 'a difference to explain', path: '/reconcile?tab=difference' },
  { what: 'the bank accounts', path: '/bank-accounts' },
  { what: 'a bank account', path: '/bank-accounts', follow: firstOf(/^Bank accounts/) },
  { what: 'importing a statement', path: '/bank-accounts/import' },
  { what: 'a closed month', path: '/close', follow: closedMonth() },
  { what: 'a transfer', path: '/expenses?kind=transfer', follow: expense },
  { what: 'a claim', path: '/expenses?kind=reimbursable', follow: expense },
  { what: 'checking before syncing', path: '/syncs/new' },
  { what: 'expenses that are not ready', path: '/syncs/new?part=stay' },
  { what: 'the mapping', path: '/mapping' },
  { what: 'adding a category', path: '/mapping', follow: press('Add category') },
  { what: 'the cards and bank accounts', path: '/mapping/cards' },
  { what: 'adding a card', path: '/mapping/cards', follow: press('Add card or account') },
  { what: 'the rules', path: '/mapping/rules' },
  { what: 'a new rule', path: '/mapping/rules/new' },
  { what: 'trying the rules', path: '/mapping/rules/test?merchant=Trainline&amount=20' },
  { what: 'a report', path: '/reports' },
  { what: 'a report over time', path: '/reports?by=time&period=last-month' },
  { what: 'the budgets', path: '/reports/budgets', follow: firstOf(/^Budgets/) },
  { what: 'the settings', path: '/settings' },
  { what: 'the connection', path: '/settings/connection' },
  { what: 'the people', path: '/settings/people' },
  { what: 'the keys of the API', path: '/settings/api' },
  { what: 'the sessions', path: '/settings/sessions' },
  { what: 'another company', path: '/companies/new' },
];

const ofSupport: readonly Place[] = [
  { what: 'the failures', path: '/support' },
  { what: 'a search for failures without results', path: '/support?text=nothing-like-it' },
  { what: 'a failure', path: '/support', follow: firstOf(/^Failures/) },
  { what: 'companies waiting', path: '/support/lanes' },
  { what: 'the refused bank lines', path: '/support/bank-lines' },
  { what: 'the settings at Codat', path: '/support/codat' },
];

const ofNobody: readonly Place[] = [
  { what: 'sign-in', path: '/sign-in' },
  { what: 'sign-up', path: '/sign-up' },
  { what: 'an expired invitation', path: '/invite/nobody' },
];

const ofNewCompany: readonly Place[] = [
  { what: 'home', path: '/' },
  { what: 'the expenses', path: '/expenses' },
  { what: 'the receipts', path: '/receipts' },
  { what: 'the syncs', path: '/syncs' },
  { what: 'checking before syncing', path: '/syncs/new' },
  { what: 'the mapping', path: '/mapping' },
  { what: 'reconciling', path: '/reconcile' },
  { what: 'the bank accounts', path: '/bank-accounts' },
  { what: 'the months to close', path: '/close' },
  { what: 'a report', path: '/reports' },
  { what: 'the budgets', path: '/reports/budgets' },
  { what: 'the connection', path: '/settings/connection' },
];

for (const [who, places] of [
  ['owner', ofOwner],
  ['support', ofSupport],
] as const) {
  for (const place of places) {
    test(`${place.what} is accessible in light and dark on every screen size (${who})`, async ({ page }) => {
      await startDemoSession(page, who);
      await visit(page, place);
    });
  }
}

for (const place of ofNobody) {
  test(`${place.what} is accessible in light and dark on every screen size`, ({ page }) => visit(page, place));
}

test('the pages of a new company are accessible in light and dark on every screen size', async ({ page }) => {
  await createCompany(page);
  for (const place of ofNewCompany) await test.step(place.what, () => visit(page, place));
});

test('a missing page is accessible', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/status of 404/);
  await createCompany(page);
  await page.goto('/nothing-here');
  await look(page);
});

async function visit(page: Page, { path, follow }: Place): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, path);
  await follow?.(page);
  await look(page);
}

/**
 * Expects that axe finds no violation, at two widths in both themes. At a width of 320 px, the page must not scroll
 * sideways.
 */
async function look(page: Page): Promise<void> {
  const light = await ink(page);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await expect.poll(() => ink(page)).toBe(light);
    await findsNothing(page, {}, `${width} px, light`);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect.poll(() => ink(page)).not.toBe(light);
    // The dark theme changes only colours, so only the contrast is checked again.
    await findsNothing(page, { runOnly: 'color-contrast' }, `${width} px, dark`);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

/** Returns the text colour of the page. */
const ink = (page: Page) => page.evaluate(() => getComputedStyle(document.body).color);

async function findsNothing(page: Page, options: axe.RunOptions, where: string): Promise<void> {
  // The source has half a megabyte, so it is sent once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    // The pages contain no iframes, so axe need not search for them.
    async (given) =>
      (await window.axe.run(document, { ...given, iframes: false, resultTypes: ['violations'] })).violations,
    options,
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(found, where).toEqual([]);
}

async function selectTwo(page: Page): Promise<void> {
  const boxes = page.getByRole('table', { name: 'Expenses' }).getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(page.getByText('2 selected')).toBeVisible();
}

async function selectOne(page: Page): Promise<void> {
  await page
    .getByRole('table', { name: 'Expenses' })
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check();
  await expect(page.getByRole('button', { name: 'Approve 1 claim' })).toBeVisible();
}

async function edit(page: Page): Promise<void> {
  await expense(page);
  await open(page, `${new URL(page.url()).pathname}/edit`);
}

async function recordNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record expense' }).click();
  await expect(page.getByText('Enter who was paid.')).toBeVisible();
}

async function firstReceipt(page: Page): Promise<void> {
  const first = page
    .getByRole('main')
    .getByRole('link', { name: /^View / })
    .first();
  await open(page, (await first.getAttribute('href')) ?? '');
}

function press(name: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  };
}
