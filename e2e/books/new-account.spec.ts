import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { waitForLists } from '../fixtures/books';
import { type NewAccount, startNewAccount } from '../fixtures/company';
import { signUp } from '../fixtures/people';
import { expect, open, test, waitForHydration } from '../fixtures/test';

const organisation = 'Harbour & Finch Ltd';

// The tests share one account: the second one registers what the first one does without.
test.describe.configure({ mode: 'serial' });

test('with nothing registered at Codat, a link is found although Codat’s page does not come back', async ({
  anotherBrowser,
  consoleErrors,
}) => {
  test.slow();
  const account = await startNewAccount();
  consoleErrors.allow(new RegExp(account.sandboxUrl));
  const page = await anotherBrowser({ baseURL: account.appUrl });
  await signUp(page);
  await page.getByRole('main').getByRole('link', { name: 'Link', exact: true }).click();
  await chooseXero(page);

  // Outlay is open in another tab meanwhile.
  const outlay = await page.context().newPage();
  await open(outlay, '/');
  const step = outlay.getByRole('listitem').filter({ hasText: 'Link your books' });
  await expect(step).toContainText('Waiting for you to finish at Codat');
  await outlay.evaluate(() => document.body.setAttribute('data-loaded-once', ''));

  await page.bringToFront();
  await giveAccess(page);
  await expect(page.getByText('You can close this page.')).toBeVisible();
  expect(page.url()).toContain(account.sandboxUrl);
  await page.close();
  await expect(step).toContainText('Xero is linked', { timeout: 60_000 });
  await expect(outlay.locator('body[data-loaded-once]')).toBeAttached();
  await open(outlay, '/settings/connection');
  await waitForLists(outlay);
  await expect(outlay.getByText(organisation)).toBeVisible();

  const health = await healthOf(account);
  expect(health).toMatchObject({ status: 'ok', codat: { mode: 'live', setup: 'differs', lastWebhookAt: null } });
  expect(health.warnings).toContain('Webhook at Codat: not registered.');
});

test('a person who closed every tab finds the package linked when Outlay is opened again', async ({
  anotherBrowser,
  consoleErrors,
}) => {
  test.slow();
  const account = await startNewAccount();
  consoleErrors.allow(new RegExp(account.sandboxUrl));
  const page = await anotherBrowser({ baseURL: account.appUrl });
  await signUp(page);
  await open(page, '/settings/connection');
  await chooseXero(page);
  await giveAccess(page);
  await expect(page.getByText('You can close this page.')).toBeVisible();
  const context = page.context();
  await page.close();
  const later = await context.newPage();
  await open(later, '/settings/connection');
  await waitForLists(later);
});

test('after codat:setup --apply, Codat comes back by itself and its webhooks arrive', async ({
  anotherBrowser,
  consoleErrors,
}) => {
  test.slow();
  const account = await startNewAccount();
  consoleErrors.allow(new RegExp(account.sandboxUrl));
  const before = await setup(account);
  expect(before.code).toBe(1);
  expect(before.output).toMatch(/Webhook +not registered +\S+\/api\/webhooks\/codat with 21 events +missing/);
  const applied = await setup(account, '--apply');
  expect(applied).toMatchObject({ code: 0 });
  expect(applied.output).toContain('Codat has everything that Outlay needs.');
  expect(await setup(account)).toMatchObject({ code: 0 });

  const page = await anotherBrowser({ baseURL: account.appUrl });
  await signUp(page);
  await open(page, '/settings/connection');
  await chooseXero(page);
  await giveAccess(page);
  await expect(page).toHaveURL(/\/settings\/connection\?outcome=linked&/);
  await waitForHydration(page);
  await expect(page.getByText('Xero is linked')).toBeVisible();
  await waitForLists(page);
  await expect.poll(async () => (await healthOf(account)).codat.lastWebhookAt).not.toBeNull();
  expect(await healthOf(account)).toMatchObject({ status: 'ok', codat: { setup: 'ok' }, warnings: [] });
});

async function chooseXero(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Xero/ }).check();
  await page.getByRole('button', { name: 'Link this package' }).click();
  await expect(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
}

async function giveAccess(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByRole('radio', { name: organisation }).check();
  await page.getByRole('button', { name: 'Connect' }).click();
}

type Health = {
  readonly status: string;
  readonly codat: { readonly lastWebhookAt: string | null };
  readonly warnings: readonly string[];
};

async function healthOf({ appUrl }: NewAccount): Promise<Health> {
  const answer = await fetch(`${appUrl}/api/health`);
  expect(answer.status).toBe(200);
  return answer.json();
}

/** Runs `npm run codat:setup` for the account. Returns its exit code and what it printed. */
async function setup({ env }: NewAccount, ...args: string[]): Promise<{ code: number; output: string }> {
  const options = { env: { ...process.env, ...env } };
  return promisify(execFile)('npm', ['run', '--silent', 'codat:setup', '--', ...args], options).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
  );
}
