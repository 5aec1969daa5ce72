import { type Browser, chromium, type Page } from '@playwright/test';
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/test/browser.js';
import { HostPage, type HostPageOptions } from '../../testing/host-page';
import { openTestServer, type TestServer } from '../../testing/test-server';

let server: TestServer;
let host: HostPage;
let browser: Browser;
let page: Page | undefined;

beforeAll(async () => {
  server = await openTestServer();
  host = await HostPage.open(server.sandbox.url);
  await server.call('PUT', '/profile', { name: 'Outlay', redirectUrl: '' });
  await server.call('POST', '/corsSettings', { allowedOrigins: [host.origin] });
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});
afterEach(async () => {
  if (!page) return;
  expect(await page.evaluate('window.violations')).toEqual([]);
  await page.context().close();
  page = undefined;
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await server?.close();
});

async function newCompany(): Promise<{ id: string; accessToken: string }> {
  const { id } = await server.post('/companies', { name: 'Embedded Ltd' });
  const { accessToken } = await server.get(`/companies/${id}/accessToken`);
  return { id, accessToken };
}

async function openPage(props: HostPageOptions, look: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 }, colorScheme: look });
  page = await context.newPage();
  await page.goto(host.address(props));
  return page;
}

const callbacksOf = (at: Page): Promise<[string, Record<string, unknown>?][]> => at.evaluate('window.callbacks');
const statusOf = async (companyId: string): Promise<string[]> =>
  (await server.get(`/companies/${companyId}/connections`)).results.map(({ status }: { status: string }) => status);

test('a page of another origin links a company and gets a callback for each step', async () => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({ companyId: id, accessToken });
  await at.getByRole('radio', { name: 'QuickBooks Online', exact: true }).check();
  await at.getByRole('button', { name: 'Next' }).click();
  await at.getByRole('heading', { name: 'Allow Outlay to use your QuickBooks Online books?' }).waitFor();
  await at.getByRole('button', { name: 'Allow access' }).click();
  await at.getByRole('radio', { name: /^Penrose & Daughters Ltd.*closed up to 31 Mar 2026/ }).check();
  await at.getByRole('button', { name: 'Connect' }).click();
  await at.getByRole('heading', { name: 'Connected to Penrose & Daughters Ltd' }).waitFor();
  await at.getByRole('button', { name: 'Complete' }).click();

  const callbacks = await callbacksOf(at);
  expect(callbacks.map(([name]) => name)).toEqual(['onConsent', 'onConnectionStarted', 'onConnection', 'onFinish']);
  const { text } = callbacks[0]?.[1] ?? {};
  expect(text).toContain('Allow Outlay to use your QuickBooks Online books?\nIt will read\n');
  expect(text).toContain('tax rates and tracking categories');
  const [connection] = (await server.get(`/companies/${id}/connections`)).results;
  const { integrationId, integrationKey, platformName, sourceId, sourceType } = connection;
  expect(connection.status).toBe('Linked');
  const shared = { integrationId, integrationKey, platformName, sourceId, sourceType };
  expect(callbacks[2]?.[1]).toEqual({ connectionId: connection.id, ...shared });
  expect(callbacks[1]?.[1]).toEqual(callbacks[2]?.[1]);
  await server.inbox.event('read.completed.initial', id);
});

test('the flow works with the keyboard, and each page focuses its heading', async () => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({ companyId: id, accessToken });
  await at.getByRole('searchbox', { name: 'Search' }).focus();
  await at.keyboard.type('xer');
  await at.keyboard.press('Tab');
  await at.keyboard.press('Space');
  await at.keyboard.press('Enter');
  const headingHasFocus = (name: RegExp) => at.getByRole('heading', { name }).and(at.locator(':focus')).waitFor();
  await headingHasFocus(/^Allow Outlay/);
  await at.keyboard.press('Tab');
  await at.keyboard.press('Enter');
  await headingHasFocus(/^Choose an organisation/);
  await at.keyboard.press('Tab');
  await at.keyboard.press('ArrowDown');
  await at.keyboard.press('Enter');
  await headingHasFocus(/^Connected to Glenbeg Foods Ltd/);
  expect(await statusOf(id)).toEqual(['Linked']);
});

test('a page of an unregistered origin gets an error and connects nothing', async () => {
  const { id, accessToken } = await newCompany();
  const stranger = await HostPage.open(server.sandbox.url);
  page = await (await browser.newContext()).newPage();
  await page.goto(stranger.address({ companyId: id, accessToken }));
  await page.getByRole('alert').waitFor();
  expect(await callbacksOf(page)).toEqual([
    ['onError', { message: expect.stringContaining(`from ${stranger.origin}`), userRecoverable: false }],
  ]);
  await stranger.close();

  const flow = `${server.sandbox.url}/link-sdk/api/companies/${id}/flow`;
  const headers = { origin: 'https://elsewhere.example', authorization: `Bearer ${accessToken}` };
  expect((await fetch(flow, { headers })).status).toBe(403);
  const preflight = await fetch(flow, { method: 'OPTIONS', headers: { origin: host.origin } });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(host.origin);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
});

test.each([
  ['no token', () => undefined, 401],
  ['a changed token', (token: string) => `${token.slice(0, -2)}xx`, 401],
  ['the token of another company', async () => (await newCompany()).accessToken, 403],
])('%s is an error callback', async (_, change, errorCode) => {
  const { id, accessToken } = await newCompany();
  const token = await change(accessToken);
  const at = await openPage({ companyId: id, ...(token ? { accessToken: token } : {}) });
  await at.getByRole('alert').waitFor();
  const correlationId = expect.stringMatching(/^[0-9a-f]{32}$/);
  const message = expect.stringContaining('access token');
  expect(await callbacksOf(at)).toEqual([['onError', { message, errorCode, correlationId, userRecoverable: false }]]);
});

test('a token is valid for a day', async () => {
  const { id, accessToken } = await newCompany();
  const headers = { authorization: `Bearer ${accessToken}` };
  const flow = () => fetch(`${server.sandbox.url}/link-sdk/api/companies/${id}/flow`, { headers });
  expect((await flow()).status).toBe(200);
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 86_401 });
  expect((await flow()).status).toBe(401);
  await server.call('PUT', '/_sandbox/clock', { offsetSeconds: 0 });
});

test('cancelling and a package error return to the choice, with one webhook each', async () => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({ companyId: id, accessToken });
  const toOrganisations = async () => {
    await at.getByRole('radio', { name: 'Xero' }).check();
    await at.getByRole('button', { name: 'Next' }).click();
    await at.getByRole('button', { name: 'Allow access' }).click();
  };
  await toOrganisations();
  await at.getByRole('button', { name: 'Cancel' }).click();
  await toOrganisations();
  await at.getByRole('button', { name: 'The package reports an error' }).click();
  await at.getByRole('alert').getByText('Xero reported an error. Nothing was connected.').waitFor();
  expect((await callbacksOf(at)).at(-1)).toEqual([
    'onError',
    { message: 'Unknown error occurred.', errorCode: 500, userRecoverable: true },
  ]);
  for (const statusCode of ['403', '500'])
    await server.inbox.event('connection.failed', id, `"statusCode":"${statusCode}"`);
  expect(await statusOf(id)).toEqual(['PendingAuth']);
});

test('the options set the landing page, texts, packages, colour, border and nonce', async () => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({
    companyId: id,
    accessToken,
    options: {
      showLandingPage: true,
      hideBorder: true,
      nonce: 'page',
      theme: { colors: { primary: '#ffd54a' } },
      sourceTypes: {
        accounting: { optional: true, allowedIntegrations: ['gbol', 'ndsk'], dataTypes: ['Your **bills**'] },
      },
      showSandboxIntegrations: false,
      text: {
        companyName: "Polly's Profiteroles",
        'landing.title': 'Welcome to {companyName}',
        'landing.nextButton': 'Off we go',
        'accounting.consents.title': 'May we read {platformName}?',
        'accounting.consents.termsAndConditions': 'See the [terms](https://polly.example/terms).',
      },
    },
  });
  await at.getByRole('heading', { name: "Welcome to Polly's Profiteroles" }).waitFor();
  const next = at.getByRole('button', { name: 'Off we go' });
  expect(await next.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(255, 213, 74)');
  expect(await next.evaluate((button) => getComputedStyle(button).color)).toBe('rgb(0, 0, 0)');
  expect(await at.locator('.frame').evaluate((frame) => getComputedStyle(frame).borderTopWidth)).toBe('0px');
  expect(await at.getByRole('button', { name: 'Close' }).count()).toBe(0);

  await next.click();
  expect(await at.getByRole('radio').count()).toBe(1);
  expect(await at.getByRole('button', { name: 'Complete' }).count()).toBe(1);
  await at.getByRole('radio', { name: 'Xero' }).check();
  await at.getByRole('button', { name: 'Next' }).click();
  await at.getByRole('heading', { name: 'May we read Xero?' }).waitFor();
  expect(await at.getByRole('listitem').first().textContent()).toBe('Your bills');
  expect(await at.getByRole('link', { name: 'terms' }).getAttribute('href')).toBe('https://polly.example/terms');
});

test('a connected company completes at once', async () => {
  const { id, accessToken } = await newCompany();
  const connection = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  await server.call('PUT', `/companies/${id}/connections/${connection.id}/authorization`, {});
  const at = await openPage({ companyId: id, accessToken });
  await at.getByRole('heading', { name: 'Connected to Harbour & Finch Ltd in Xero' }).waitFor();
  await at.getByRole('button', { name: 'Complete' }).click();
  expect(await callbacksOf(at)).toEqual([['onFinish']]);
});

test('the close button calls the page, which removes the module', async () => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({ companyId: id, accessToken, closes: true });
  await at.getByRole('button', { name: 'Close' }).click();
  expect(await callbacksOf(at)).toEqual([['onClose']]);
  await at.evaluate('window.link.$destroy()');
  expect(await at.locator('#target > *').count()).toBe(0);
});

test.each(['light', 'dark'] as const)('every page is accessible and fits the frame, in %s mode', async (look) => {
  const { id, accessToken } = await newCompany();
  const at = await openPage({ companyId: id, accessToken, closes: true }, look);
  await at.evaluate(axe.source);
  const violations = () => at.evaluate("axe.run('#target').then(({ violations }) => violations)");
  const overflow = () => at.evaluate('document.documentElement.scrollWidth - innerWidth');
  for (const next of ['Next', 'Allow access', 'Connect', 'Complete']) {
    const button = at.getByRole('button', { name: next });
    await button.waitFor();
    expect(await violations(), next).toEqual([]);
    expect(await overflow(), next).toBe(0);
    if (next === 'Next') await at.getByRole('radio', { name: 'Xero' }).check();
    await button.click();
  }
});

test('the module is served to pages of any origin, at both addresses', async () => {
  for (const path of ['/link-sdk', '/link-sdk/index.js', '/link-sdk/flow.js']) {
    const reply = await fetch(`${server.sandbox.url}${path}`, { headers: { origin: 'https://elsewhere.example' } });
    expect(reply.headers.get('content-type')).toContain('text/javascript');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  }
  expect((await fetch(`${server.sandbox.url}/link-sdk/link-props.ts`)).status).toBe(404);
});
