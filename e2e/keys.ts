import type { Locator, Page } from '@playwright/test';
import { expect, untilTakenOver } from './test';

/** Follows a link that the Tab key leads to. */
export async function go(page: Page, link: Locator, path: string): Promise<void> {
  await pressOn(page, link);
  await expect(page).toHaveURL(path);
  await untilTakenOver(page);
}

/** Presses Enter on a control that the Tab key leads to. */
export async function pressOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Types into a control that the Tab key leads to. */
export async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Presses Tab until the focus is there; what Tab does not lead to within a page’s length cannot be reached. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 150; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}`);
}

/** Opens a choice of the mapping, searches its list by typing and takes the first found. */
export async function pickByKeys(page: Page, label: string, typed: string): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: label }));
  await takeFirst(page, label, typed);
}

/** In a choice that is open: types, and takes the first found. */
export async function takeFirst(page: Page, label: string, typed: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: label })).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option', { name: typed }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: label })).toHaveCount(0);
}
