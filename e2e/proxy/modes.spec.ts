import type { Cookie } from '@playwright/test';
import { expenseForm, fillExpense, recordExpense, rowOf } from '../fixtures/expenses';
import { photo } from '../fixtures/files';
import { holdFormRequest } from '../fixtures/form-requests';
import { invite, signOut, signUp } from '../fixtures/people';
import { expect, open, waitForHydration } from '../fixtures/test';
import { cookieHeader, requestDirectly } from './direct-request';
import { publicName, test } from './public-test';
import type { Mode } from './tls-proxy';

// All tests of this file share one web process.
test.describe.configure({ mode: 'default' });

const forwardedName = { 'x-forwarded-host': publicName, 'x-forwarded-proto': 'https' };

/** proxy_set_header Host $proxy_host is nginx's default. */
const nginxDefault: Mode = ({ inner }) => ({ host: inner });

const modes: Readonly<Record<string, Mode>> = {
  'the Host header of the browser': ({ kept }) => ({ host: kept }),
  'an inner Host header, as nginx does by default': nginxDefault,
  'an inner Host header, and X-Forwarded-Host without the port': ({ inner }) => ({ host: inner, ...forwardedName }),
  'the Host header of the browser, and X-Forwarded-Host without the port': ({ kept }) => ({
    host: kept,
    ...forwardedName,
  }),
};

for (const [name, mode] of Object.entries(modes)) {
  test(`forms, uploads and signing in work behind a proxy that passes ${name}`, async ({ page, publicOutlay }) => {
    publicOutlay.proxy.mode = mode;
    const { owner } = await signUp(page);
    await recordExpense(page, { merchant: 'Corner Café', amount: '12.50', receipt: photo() });
    await page.getByRole('button', { name: /, your account$/ }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await invite(page, 'colleague@example.com', 'Employee')).toMatch(`${publicOutlay.appUrl}/invite/`);
    areForThisHostOnly(await page.context().cookies());

    const [, slug] = new URL(page.url()).pathname.split('/');
    await signOut(page);
    expect(new URL(page.url()).origin).toBe(publicOutlay.appUrl);
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(sessionCookie);

    await page.goto('/expenses?status=ready');
    await expect(page).toHaveURL(`${publicOutlay.appUrl}/sign-in?callbackUrl=%2Fexpenses%3Fstatus%3Dready`);
    await waitForHydration(page);
    await page.getByLabel('Email address').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(`${publicOutlay.appUrl}/${slug}/expenses?status=ready`);
  });
}

test('a form without script works behind a proxy that passes an inner Host header', async ({
  page,
  publicOutlay,
  anotherBrowser,
}) => {
  publicOutlay.proxy.mode = nginxDefault;
  await signUp(page);
  const storageState = await page.context().storageState();
  const plain = await anotherBrowser({ javaScriptEnabled: false, storageState });
  await plain.goto('/settings');
  await plain.getByLabel('Company name').fill('Wren and Daughters');
  await plain.getByRole('button', { name: 'Save company' }).click();
  await open(page, '/settings');
  await expect(page.getByLabel('Company name')).toHaveValue('Wren and Daughters');
});

test('a form keeps what was typed when the proxy cannot reach Outlay', async ({
  page,
  publicOutlay: { proxy },
  consoleErrors,
}) => {
  consoleErrors.allow(/status of 502/);
  await signUp(page);
  await open(page, '/expenses/new');
  const form = expenseForm(page);
  await fillExpense(page, { merchant: 'Patient Press', amount: '7.00' });
  // Loads the form's schema, which the browser reads from the server on first use.
  await form.note.fill('During a restart');
  await page.waitForLoadState('networkidle');
  proxy.isDown = true;
  await form.record.click();
  await expect(page.getByText('Outlay did not respond. What you typed is still here')).toBeVisible();
  await expect(form.merchant).toHaveValue('Patient Press');
  proxy.isDown = false;
  await form.record.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Patient Press' })).toBeVisible();
});

test('a form of a page that was loaded before an update says so, and keeps what was typed', async ({
  page,
  consoleErrors,
}) => {
  consoleErrors.allow(/status of (404|409)/);
  await signUp(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Former Films', amount: '7.00' });
  await page.route('**/expenses/new', (route) => {
    const headers = route.request().headers();
    return route.continue({
      headers: { ...headers, ...(headers['next-action'] && { 'next-action': 'f'.repeat(42) }) },
    });
  });
  await expenseForm(page).record.click();
  await expect(page.getByText('Outlay was updated since this page was loaded')).toBeVisible();
  await expect(expenseForm(page).merchant).toHaveValue('Former Films');
});

test('only requests from APP_URL change data, whatever the Host header is', async ({
  page,
  publicOutlay: { proxy, appUrl },
  consoleErrors,
}) => {
  consoleErrors.allow(/ERR_FAILED|Failed to fetch/);
  proxy.mode = nginxDefault;
  await signUp(page);
  await open(page, '/expenses/new');
  await fillExpense(page, { merchant: 'Forged Ferries', amount: '99.00' });
  const form = await holdFormRequest(page, () => expenseForm(page).record.click());
  const cookie = await cookieHeader(page.context());
  const inner = `127.0.0.1:${proxy.upstream}`;
  const post = (path: string, headers: Record<string, string>, body: Buffer | string) =>
    requestDirectly(proxy.upstream, { method: 'POST', path, headers: { cookie, ...headers }, body });

  const upload = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\na\r\n--x--\r\n`;
  const forged: Record<string, string>[] = [
    { host: inner, origin: 'https://evil.example' },
    { host: inner, origin: `http://${inner}` },
    { host: inner, origin: appUrl.replace('https:', 'http:') },
    { host: inner, origin: `https://${publicName}` },
    { host: inner, origin: 'null' },
    { host: inner },
    { host: 'evil.example', origin: 'https://evil.example' },
    { host: inner, 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
  ];
  const { pathname } = new URL(form.url);
  const [, slug] = pathname.split('/');
  for (const headers of forged) {
    const answer = await post(pathname, { ...form.headers, ...headers }, form.body);
    if (answer.status !== 500) expect(answer.body, JSON.stringify(headers)).toContain(`did not come from a page of`);
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await post(`/${slug}/api/receipts`, { ...type, ...headers }, upload)).status, JSON.stringify(headers)).toBe(
      403,
    );
  }
  await open(page, '/expenses');
  await expect(page.getByText('No expenses yet')).toBeVisible();

  const genuine = { ...form.headers, host: 'any.example', 'x-forwarded-host': 'other.example', origin: appUrl };
  expect((await post(pathname, genuine, form.body)).status).toBe(200);
  await open(page, '/expenses');
  await expect(rowOf(page, 'Forged Ferries')).toHaveCount(1);
});

test('a browser that opens Outlay under another name is redirected to APP_URL', async ({ page, publicOutlay }) => {
  const { proxy, appUrl } = publicOutlay;
  proxy.mode = ({ kept }) => ({ host: kept });
  const answer = await page.goto(`https://books.test:${proxy.port}/sign-in?callbackUrl=%2Fexpenses%3Fpage%3D2`);
  expect(page.url()).toBe(`${appUrl}/sign-in?callbackUrl=%2Fexpenses%3Fpage%3D2`);
  expect((await answer?.request().redirectedFrom()?.response())?.status()).toBe(307);

  // The server cannot tell an address from the one that a proxy uses. The browser can.
  await page.goto(`https://127.0.0.1:${proxy.port}/sign-up?plan=small#form`);
  await expect(page).toHaveURL(`${appUrl}/sign-up?plan=small#form`);
  await waitForHydration(page);
});

test('a proxy that always passes another public name does not cause a redirect loop', async ({
  page,
  publicOutlay,
}) => {
  publicOutlay.proxy.mode = () => ({ host: 'origin.example', 'x-forwarded-host': 'edge.example' });
  await page.goto('/sign-in?email=ada%40example.com');
  await expect(page).toHaveURL(`${publicOutlay.appUrl}/sign-in?email=ada%40example.com`);
  await signUp(page);
});

test('a proxy that leads APP_URL to another origin does not cause a redirect loop', async ({
  page,
  publicOutlay: { proxy, appUrl },
}) => {
  const elsewhere = `https://127.0.0.1:${proxy.port}`;
  proxy.mode = ({ kept }) => ({ host: kept });
  let redirects = 0;
  await page.route(`${appUrl}/**`, (route) => {
    redirects += 1;
    return route.fulfill({ status: 302, headers: { location: `${elsewhere}/sign-up` } });
  });
  await page.goto(`${elsewhere}/sign-in`);
  await expect(page).toHaveURL(`${elsewhere}/sign-up`);
  await waitForHydration(page);
  await expect(page).toHaveURL(`${elsewhere}/sign-up`);
  expect(redirects).toBe(1);
});

test('next-auth takes its own address from APP_URL', async ({ publicOutlay: { proxy, appUrl } }) => {
  const ask = (path: string) => requestDirectly(proxy.upstream, { path, headers: { host: 'other.example' } });
  const { body } = await ask('/api/auth/providers');
  expect(JSON.parse(body).credentials.callbackUrl).toBe(`${appUrl}/api/auth/callback/credentials`);
  const { headers } = await ask('/api/auth/signin');
  expect(new URL(headers.location ?? '', 'http://other.example').searchParams.get('callbackUrl')).toBe(appUrl);
});

test('only pages are redirected to APP_URL', async ({ publicOutlay: { proxy, appUrl } }) => {
  const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
    requestDirectly(proxy.upstream, { method, path, headers });
  const host = 'other.example';
  const page = await ask('/expenses?page=2', { host });
  expect(page).toMatchObject({ status: 307, headers: { location: `${appUrl}/expenses?page=2` } });
  const forwarded = await ask('/sign-in', { host: '10.0.0.7:3000', 'x-forwarded-host': `${host}, proxy.internal` });
  expect(forwarded).toMatchObject({ status: 307, headers: { location: `${appUrl}/sign-in` } });

  expect((await ask('/api/health', { host })).status).toBe(200);
  expect((await ask('/api/webhooks/codat', { host }, 'POST')).status).toBe(401);
  expect((await ask('/sign-in', { host, 'sec-fetch-mode': 'cors' })).status).toBe(200);
  for (const inner of ['10.0.0.7:3000', '[::1]:3000', 'localhost', 'web:3000', 'outlay.internal', 'web.shop.svc']) {
    expect((await ask('/sign-in', { host: inner })).status, inner).toBe(200);
    expect((await ask('/sign-in', { host: 'web', 'x-forwarded-host': inner })).status, inner).toBe(200);
  }
});

const sessionCookie = '__Host-next-auth.session-token';

function areForThisHostOnly(cookies: readonly Cookie[]): void {
  const names = ['__Host-next-auth.callback-url', '__Host-next-auth.csrf-token', sessionCookie, '__Host-outlay-theme'];
  expect(cookies.map(({ name }) => name).sort()).toEqual(names);
  for (const cookie of cookies) {
    // A cookie with a Domain attribute has a dot before its domain.
    const attributes = { domain: publicName, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' };
    expect(cookie, cookie.name).toMatchObject(attributes);
  }
}
