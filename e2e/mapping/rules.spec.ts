import type { Locator, Page } from '@playwright/test';
import { createCompany } from '../fixtures/company';
import { recordExpense } from '../fixtures/expenses';
import { expect, open, pageOf, test, waitForHydration } from '../fixtures/test';

const form = (page: Page) => page.getByRole('form', { name: 'Rule' });
const order = (page: Page) => page.getByRole('list', { name: 'Rules in order' });
const effect = (page: Page) => page.getByRole('region', { name: 'What it would change now' });

test('a rule is created and reordered by keyboard, and codes the next expense', async ({ page }) => {
  test.slow();
  await createCompany(page);
  const { keyboard } = page;
  await open(page, '/mapping/rules');
  await keyboard.press('n');
  await expect(page).toHaveURL(pageOf('/mapping/rules/new'));
  await waitForHydration(page);
  await typeInto(page, page.getByRole('textbox', { name: 'Condition 1: value' }), 'zzyzx');
  await typeInto(page, page.getByRole('combobox', { name: 'Category' }), 'Travel');
  await tabTo(page, page.getByRole('button', { name: 'Save rule' }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf('/mapping/rules'));
  await expect(order(page).getByRole('listitem')).toHaveText([/zzyzx → Travel/]);

  await writeRule(page, { merchant: 'zzyzx ferries', category: 'Meals' });
  await expect(order(page).getByRole('listitem')).toHaveText([/zzyzx → Travel/, /zzyzx ferries → Meals/]);
  await tabTo(page, page.getByRole('button', { name: 'Move zzyzx ferries → Meals', exact: true }));
  await keyboard.press('Space');
  await expect(page.getByText('zzyzx ferries → Meals is over place 2 of 2.')).toBeAttached();
  // dnd-kit listens to the arrow keys from a timer on, and a browser may handle a key before a timer. Timers of the same
  // delay run in their order, so this one runs after that of dnd-kit.
  await page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve)));
  await keyboard.press('ArrowUp');
  await expect(page.getByText('zzyzx ferries → Meals is over place 1 of 2.')).toBeAttached();
  await keyboard.press('Space');
  await expect(order(page).getByRole('listitem')).toHaveText([/zzyzx ferries → Meals/, /zzyzx → Travel/]);
  await expect(page.getByText('zzyzx ferries → Meals is now 1 of 2.')).toBeAttached();
  await page.reload();
  await waitForHydration(page);
  await expect(order(page).getByRole('listitem')).toHaveText([/zzyzx ferries → Meals/, /zzyzx → Travel/]);

  // The button moves the rule back, and still has the focus afterwards.
  const down = page.getByRole('button', { name: 'Move zzyzx ferries → Meals down' });
  await tabTo(page, down);
  await keyboard.press('Enter');
  await expect(order(page).getByRole('listitem')).toHaveText([/zzyzx → Travel/, /zzyzx ferries → Meals/]);
  await expect(down).toBeFocused();

  await recordExpense(page, { merchant: 'ZZYZX   Ferries 0412', amount: '12.50' });
  await expect(page.getByText('rule “zzyzx → Travel”').first()).toBeVisible();
});

test('the tester shows which rule wins and why the others do not', async ({ page }) => {
  await createCompany(page);
  await writeRule(page, { merchant: 'qwx stationery', category: 'Travel' });
  await writeRule(page, { merchant: 'zzyzx', category: 'Meals' });
  await writeRule(page, { merchant: 'ferries', category: 'Travel' });
  await page.getByRole('link', { name: 'Try the rules' }).click();
  await expect(page).toHaveURL(pageOf('/mapping/rules/test'));
  await page.getByRole('textbox', { name: 'Paid to' }).fill('ZZYZX FERRIES 0412');
  await page.getByRole('button', { name: 'Try the rules' }).click();
  const verdicts = page.getByRole('region', { name: 'The rules, in their order' }).getByRole('listitem');
  await expect(verdicts).toHaveText([
    /The merchant is “ZZYZX FERRIES 0412”, which does not contain “qwx stationery”\..*Does not fit/,
    /It matches\. It sets Meals.*Wins/,
    /It matches, but “zzyzx → Meals” comes first\..*Fits, but comes later/,
  ]);
  await expect(page.getByRole('region', { name: 'And then' })).toContainText('Rule “zzyzx → Meals” codes it to Meals');
});

test('a catastrophic pattern is evaluated at once, and one that matches everything is refused', async ({ page }) => {
  await createCompany(page, { expenses: [{ merchant: `${'a'.repeat(190)}!`, amount: '1.00' }] });
  await open(page, '/mapping/rules/new');
  await page.getByRole('combobox', { name: 'Condition 1: how' }).selectOption('fits the pattern');
  const value = page.getByRole('textbox', { name: 'Condition 1: value' });
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Travel' });
  await value.fill('.*');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(form(page)).toContainText('This pattern fits every merchant.');
  await value.fill('(?=a)a');
  await expect(form(page)).toContainText('This is not a pattern that can be read.');
  const asked = Date.now();
  await value.fill('(a+)+$');
  await expect(effect(page)).toContainText('No expense that is not in your books yet matches.');
  expect(Date.now() - asked).toBeLessThan(5_000);
});

test('a rule’s effect is shown before it is saved, and saving applies exactly that', async ({ page }) => {
  const { expenseIds } = await createCompany(page, {
    expenses: [
      { merchant: 'Zzyzx Ferries 0412', amount: '20.00' },
      { merchant: 'Zzyzx Ferries', amount: '10.00' },
      { merchant: 'Zzyzx Ferries', amount: '15.00', category: 'Meals' },
      { merchant: 'Qwx Stationery', amount: '3.00' },
    ],
  });
  await open(page, '/mapping/rules/new');
  await expect(effect(page)).toContainText('Shown here as soon as the rule is complete.');
  await page.getByRole('textbox', { name: 'Condition 1: value' }).fill('zzyzx ferries');
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Travel' });
  await expect(effect(page)).toContainText('2 expenses change, £30.00 in all. 1 stays as coded by hand.');
  await page.getByRole('button', { name: 'Save and apply to 2 expenses' }).click();
  await expect(page).toHaveURL(pageOf('/mapping/rules'));
  await expect(page.getByText('is saved and coded 2 expenses.')).toBeVisible();
  await expect(order(page)).toContainText('Coded 2 expenses in the last 90 days');
  await open(page, `/expenses/${expenseIds[0]}`);
  await expect(page.getByText('rule “zzyzx ferries → Travel”').first()).toBeVisible();

  await open(page, '/mapping/rules');
  await page.getByRole('button', { name: 'Archive zzyzx ferries → Travel' }).click();
  await expect(page.getByText('is archived. What it coded stays as it is.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(order(page)).toContainText('zzyzx ferries → Travel');
});

test('explains why a rule for everything and a split of 99.9 % are refused', async ({ page }) => {
  const merchants = ['Zzyzx One', 'Zzyzx Two', 'Zzyzx Three'];
  await createCompany(page, { expenses: merchants.map((merchant) => ({ merchant, amount: '1.00' })) });
  await open(page, '/mapping/rules/new');
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Travel' });
  await page.getByRole('button', { name: 'Remove condition 1' }).click();
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(form(page)).toContainText('This rule would match everything.');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('textbox', { name: 'Condition 1: value' }).fill('z');
  await page.getByRole('checkbox', { name: 'Split it into parts' }).check();
  await page.getByRole('textbox', { name: 'Part 1: per cent' }).fill('33.3');
  await page.getByRole('combobox', { name: 'Part 2: share' }).selectOption('Per cent');
  await page.getByRole('textbox', { name: 'Part 2: per cent' }).fill('66,6 %');
  await page.getByRole('combobox', { name: 'Part 2: category' }).selectOption({ label: 'Meals' });
  await expect(form(page)).toContainText('The parts add up to 99.9%. 0.1% is missing.');
  await page.getByRole('combobox', { name: 'Part 2: share' }).selectOption('The rest');
  await expect(effect(page)).toContainText('3 expenses change');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(form(page)).toContainText('every one of the 3 expenses that are not in your books yet');
  await page.getByRole('button', { name: 'Save it for all of them' }).click();
  await expect(order(page)).toContainText('33.3% Travel, the rest Meals');
});

/** Creates a rule with the form. Afterwards the list of rules is open. */
async function writeRule(page: Page, { merchant, category }: { merchant: string; category: string }): Promise<void> {
  await open(page, '/mapping/rules/new');
  await page.getByRole('textbox', { name: 'Condition 1: value' }).fill(merchant);
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: category });
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(page).toHaveURL(pageOf('/mapping/rules'));
  await expect(order(page)).toContainText(`${merchant} → ${category}`);
  await waitForHydration(page);
}

async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 150; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}`);
}
