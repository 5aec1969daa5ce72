import type { APIResponse } from '@playwright/test';
import { startDemoSession } from '../fixtures/company';
import { appUrl } from '../fixtures/environment';
import { expect, test } from '../fixtures/test';

const open = ['/sign-in', '/sign-up', '/invite/nobody'];
const signedIn = ['/', '/expenses', '/expenses/new', '/receipts', '/syncs', '/mapping', '/settings', '/nothing-here'];

test('every page has its security headers, and every script carries the policy’s nonce', async ({ page }) => {
  for (const path of open) await hasHeaders(await page.request.get(path), path);
  await startDemoSession(page, 'owner');
  for (const path of signedIn) {
    const answer = await page.request.get(path);
    await hasHeaders(answer, path);
    expect(answer.headers()['cache-control'], path).toMatch(/^private,.*\bno-store\b/);
  }
});

async function hasHeaders(answer: APIResponse, path: string): Promise<void> {
  const headers = answer.headers();
  const policy = headers['content-security-policy'] ?? '';
  expect(headers['x-content-type-options'], path).toBe('nosniff');
  expect(headers['referrer-policy'], path).toBeTruthy();
  expect(headers['x-powered-by'], path).toBeUndefined();
  expect(headers['x-robots-tag'], path).toBe('noindex, nofollow');
  expect(policy, path).toContain("frame-ancestors 'none'");
  expect(policy, path).toContain("object-src 'none'");
  expect(policy, path).not.toMatch(/unsafe-(inline|eval)/);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length, path).toBeGreaterThan(0);
  expect(
    scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
    path,
  ).toEqual([]);
}

test('never uses a nonce for two responses', async ({ request }) => {
  const policyOf = async () => (await request.get('/sign-in')).headers()['content-security-policy'];
  expect(await policyOf()).not.toBe(await policyOf());
});

test('no page can be framed by another site', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/frame-ancestors/);
  const framed = page.waitForEvent('console', (message) => /frame-ancestors|X-Frame-Options/i.test(message.text()));
  await page.setContent(`<iframe src="${new URL('/sign-in', appUrl)}" title="Outlay"></iframe>`);
  await framed;
});

test('health reports the database, the worker and Codat, and no customer data', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  const health = await answer.json();
  expect(health).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    database: 'ok',
    worker: { lastSeenAt: instant },
    // No webhook may have arrived yet.
    codat: { mode: 'sandbox', setup: 'ok', checkedAt: instant, lastWebhookAt: health.codat.lastWebhookAt && instant },
    warnings: [],
  });
});
