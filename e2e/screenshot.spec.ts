import { startDemoSession } from './company';
import { expect, open, test } from './test';

test('the expenses of the demo company look like the picture in the README', async ({ page }, here) => {
  await startDemoSession(page, 'owner');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '/expenses');
  await expect(page.getByRole('table', { name: 'Expenses' }).getByRole('row')).not.toHaveCount(0);
  await expect(page.getByText('Failed').first()).toBeVisible();
  // Only when somebody asks for it: the picture in the repository is not to change with every run.
  const path = process.env.SCREENSHOT === '1' ? 'public/screenshots/expenses.png' : here.outputPath('expenses.png');
  const picture = await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  expect(picture.length).toBeGreaterThan(20_000);
});
