import { startDemoSession } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('the expenses of the demo company match the picture in the README', async ({ page }, here) => {
  await startDemoSession(page, 'owner');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '/expenses');
  await expect(page.getByRole('table', { name: 'Expenses' }).getByRole('row')).not.toHaveCount(0);
  await expect(page.getByText('Failed').first()).toBeVisible();
  // The picture in the repository is replaced only when SCREENSHOT=1 is set, so that an ordinary test run does not
  // change it.
  const path = process.env.SCREENSHOT === '1' ? 'public/screenshots/expenses.png' : here.outputPath('expenses.png');
  const picture = await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  expect(picture.length).toBeGreaterThan(20_000);
});
