import { afterEach, expect, test } from 'vitest';
import { giveConsent, submitStep } from '../testing/hosted-link';
import { startTestServer } from '../testing/test-server';

const server = await startTestServer();
afterEach(() => setRedirect(''));

const setRedirect = (redirectUrl: string, whiteListUrls: readonly string[] = []) =>
  server.call('PUT', '/profile', { name: 'Outlay', redirectUrl, whiteListUrls });

const newCompany = async () => await server.post('/companies', { name: 'Hosted' });

async function newConnection(platformKey: string) {
  const company = await newCompany();
  return await server.post(`/companies/${company.id}/connections`, { platformKey });
}

const post = (address: string, form: Record<string, string>): Promise<Response> =>
  fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });

const redirectOf = (reply: Response): string | undefined => reply.headers.get('refresh')?.replace('1; url=', '');

test('the redirect has every reserved parameter, by its exact name', async () => {
  await setRedirect(
    'https://mybank.io/{sourceType}/?c={clientId}&n={connectionId}&o={companyId}&i={integrationId}&s={sourceId}&p={platform}&q={platformName}&t={statusText}&m={data.company.companyName}&wrong={companyid}&none={toString}',
  );
  const { linkUrl, id, integrationId, sourceId } = await newConnection('gbol');
  const address = new URL(redirectOf(await giveConsent(linkUrl, 'harbour-and-finch')) ?? '');
  expect(address.pathname).toBe('/Accounting/');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    c: expect.stringMatching(/^[0-9a-f-]{36}$/),
    n: id,
    o: expect.stringMatching(/^[0-9a-f-]{36}$/),
    i: integrationId,
    s: sourceId,
    p: 'gbol',
    q: 'Xero',
    t: 'OK',
    m: 'Harbour & Finch Ltd',
    wrong: '',
    none: '',
  });
});

test('the redirect has the name of the organisation only for some packages', async () => {
  await setRedirect('https://mybank.io/?m={data.company.companyName}');
  const { linkUrl } = await newConnection('fbrh');
  expect(redirectOf(await giveConsent(linkUrl, 'fern-and-thread'))).toBe('https://mybank.io/?m=');
});

test("the redirect has the client's own parameters from the link, or empty values", async () => {
  await setRedirect('https://www.mybank.io/{journeyType}/success?ClientType={clientType}&otp={otp}');
  const { linkUrl } = await newConnection('gbol');
  const cancelled = await submitStep(`${linkUrl}&journeyType=a%20b`, 'consent', { answer: 'cancel' });
  expect(redirectOf(cancelled)).toBe('https://www.mybank.io/a%20b/success?ClientType=&otp=');
});

test('a host from a parameter must be allowed', async () => {
  await setRedirect('https://{website}/success', ['https://mybank.io/success']);
  const end = async (website: string) => {
    const { linkUrl } = await newConnection('gbol');
    return submitStep(`${linkUrl}&website=${website}`, 'consent', { answer: 'error' });
  };
  expect(redirectOf(await end('mybank.io'))).toBe('https://mybank.io/success');
  const elsewhere = await end('mybank.evil');
  expect(redirectOf(elsewhere)).toBeUndefined();
  expect(await elsewhere.text()).toContain('You can close this page.');
});

test('unlisted software ends the flow as not supported', async () => {
  await setRedirect('https://mybank.io/?code={statusCode}&message={errorMessage}&platform={platform}&ref={ref}');
  const { redirect } = await newCompany();
  const reply = await post(`${redirect}?ref=7`, { answer: 'not listed' });
  expect(redirectOf(reply)).toBe('https://mybank.io/?code=501&message=Not%20supported.&platform=&ref=7');
});

test('a search for packages keeps the parameters of the link', async () => {
  const { redirect } = await newCompany();
  const found = await (await fetch(`${redirect}?ref=7&find=quick`)).text();
  expect(found.match(/name="platformKey" value="(\w+)"/g)).toHaveLength(3);
  expect(found).toContain('<input type="hidden" name="ref" value="7">');
  expect(await (await fetch(`${redirect}?find=abacus`)).text()).toContain('matches “abacus”');

  const chosen = await post(`${redirect}?ref=7&find=quick`, { platformKey: 'qhyg' });
  expect(chosen.status).toBe(303);
  expect(chosen.headers.get('location')).toMatch(/\/start\?otp=\d{6}&ref=7$/);
  expect((await post(redirect, { platformKey: 'zzzz' })).status).toBe(400);
});

test('each organisation shows its distinguishing facts', async () => {
  const { linkUrl } = await newConnection('gbol');
  const consented = await submitStep(linkUrl, 'consent', { answer: 'allow' });
  expect(consented.status).toBe(303);
  const choices = await (await fetch(new URL(consented.headers.get('location') ?? '', linkUrl))).text();
  for (const fact of [
    'Killorglin, Ireland · EUR · closed up to 31 Dec 2025',
    'Leeds, United Kingdom · GBP · 3,000 suppliers · 400 accounts',
    'Keswick, United Kingdom · GBP, with money in 6 currencies',
    'Hong Kong · HKD',
  ])
    expect(choices).toContain(fact);
});

test('the link of a connected company can keep or end the connection', async () => {
  await setRedirect('https://mybank.io/?code={statusCode}');
  const { redirect, id } = await newCompany();
  const connection = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  await giveConsent(connection.linkUrl, 'glenbeg-foods');
  expect(await (await fetch(redirect)).text()).toContain('is connected to Glenbeg Foods Ltd');
  expect(redirectOf(await post(redirect, { answer: 'keep' }))).toBe('https://mybank.io/?code=201');
  expect((await post(redirect, { platformKey: 'qhyg' })).status).toBe(400);

  expect((await post(redirect, { answer: 'disconnect' })).headers.get('location')).toBe(`/link/company/${id}`);
  const path = `/companies/${id}/connections/${connection.id}`;
  expect((await server.get(path)).status).toBe('Unlinked');
  const again = await post(redirect, { platformKey: 'gbol' });
  expect(again.headers.get('location')).toContain(connection.id);
});

test('a stale page reports that another connection was linked or its own was deleted', async () => {
  const { id } = await newCompany();
  const connect = async (platformKey: string) => await server.post(`/companies/${id}/connections`, { platformKey });
  const [xero, quickBooks] = [await connect('gbol'), await connect('qhyg')];
  await giveConsent(quickBooks.linkUrl, 'bright-dental');
  const late = await submitStep(xero.linkUrl, 'organisation', { organisation: 'harbour-and-finch' });
  expect(late.status).toBe(400);
  expect(await late.text()).toContain('It is connected to QuickBooks Online.');

  await server.call('DELETE', `/companies/${id}/connections/${xero.id}`);
  const removed = await submitStep(xero.linkUrl, 'organisation', { organisation: 'harbour-and-finch' });
  expect(removed.status).toBe(410);
  expect(await removed.text()).toContain('This connection was removed');
  expect((await fetch(`${server.sandbox.url}/link/company/${crypto.randomUUID()}`)).status).toBe(410);
});

test('a button pressed twice has the same result as once', async () => {
  await setRedirect('https://mybank.io/?code={statusCode}');
  const { linkUrl } = await newConnection('gbol');
  const choice = { organisation: 'harbour-and-finch' };
  const both = await Promise.all([
    submitStep(linkUrl, 'organisation', choice),
    submitStep(linkUrl, 'organisation', choice),
  ]);
  expect(both.map(redirectOf)).toEqual(Array(2).fill('https://mybank.io/?code=200'));
  const { linkUrl: other } = await newConnection('gbol');
  const cancel = () => submitStep(other, 'consent', { answer: 'cancel' });
  expect([redirectOf(await cancel()), redirectOf(await cancel())]).toEqual(
    Array(2).fill('https://mybank.io/?code=403'),
  );
  expect((await fetch(other)).status).toBe(410);

  const { redirect, id } = await newCompany();
  const { linkUrl: third } = await server.post(`/companies/${id}/connections`, { platformKey: 'gbol' });
  await giveConsent(third, 'harbour-and-finch');
  const disconnect = () => post(redirect, { answer: 'disconnect' });
  expect([(await disconnect()).status, (await disconnect()).status]).toEqual([303, 303]);
});

test('a host from a parameter must match an allowed one exactly', async () => {
  const end = async (website: string) => {
    const { linkUrl } = await newConnection('gbol');
    return submitStep(`${linkUrl}&website=${encodeURIComponent(website)}`, 'consent', { answer: 'cancel' });
  };
  await setRedirect('https://{website}/success', ['https://mybank.io']);
  const malformed = [
    'my\nbank.io',
    'mybank.io\r\nset-cookie: a=b',
    'mybank.io@evil.io',
    'evil.io/.mybank.io',
    'evil.io\\',
  ];
  for (const website of malformed) {
    const reply = await end(website);
    expect([reply.status, redirectOf(reply)]).toEqual([200, undefined]);
  }
  await setRedirect('myapp://{website}/success', ['otherapp://home']);
  expect(redirectOf(await end('elsewhere'))).toBeUndefined();
});
