import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { APIRequestContext, Page } from '@playwright/test';
import { createCompany, fillLists, startDemoSession, startSession, xero } from '../fixtures/company';
import { expect, test } from '../fixtures/test';

type Weight = { readonly html: number; readonly gzip: number; readonly script: number };

const kilobyte = 1024;
const rounded = (bytes: number) => Math.round(bytes / 102.4) / 10;
const described = ({ html, gzip, script }: Weight) =>
  `${rounded(html)} KB, ${rounded(gzip)} KB compressed, ${rounded(script)} KB of script`;

/** What a page may weigh, in KB: its HTML, the HTML compressed, and the scripts of its first load compressed. */
const usual: Weight = { html: 60, gzip: 12, script: 190 };
const limits: Readonly<Record<string, Partial<Weight>>> = {
  '/': { script: 175 },
  '/[company]': { script: 175 },
  // Fifty categories and fifty cards, each in the HTML and in the data.
  '/[company]/expenses/new': { gzip: 12.2 },
  // Five forms, and no list.
  '/[company]/settings': { gzip: 12.6 },
  '/sign-in': { html: 20, gzip: 6, script: 150 },
};

/** For each route with a parameter, the page of the demo where the first link to it is. `pick` finds that link. */
const listsOf: Readonly<Record<string, { readonly list: string; readonly pick: RegExp } | null>> = {
  '/[company]/expenses/[id]': { list: '/expenses', pick: /\/expenses\/[0-9a-f-]{36}(?=")/ },
  '/[company]/expenses/[id]/edit': { list: '/expenses', pick: /\/expenses\/[0-9a-f-]{36}(?=")/ },
  '/[company]/transfers/[id]': { list: '/expenses?kind=transfer', pick: /\/transfers\/[0-9a-f-]{36}(?=")/ },
  '/[company]/transfers/[id]/edit': { list: '/expenses?kind=transfer', pick: /\/transfers\/[0-9a-f-]{36}(?=")/ },
  '/[company]/close/[month]': { list: '/close', pick: /\/close\/\d{4}-\d\d(?=")/ },
  // The demo has no mileage. The form is that of a new claim.
  '/[company]/claims/[id]/edit': null,
  '/[company]/receipts/[id]': { list: '/receipts', pick: /\/receipts\/[0-9a-f-]{36}(?=")/ },
  '/[company]/syncs/[id]': { list: '/syncs', pick: /\/syncs\/[0-9a-f-]{36}(?=")/ },
  '/[company]/bank-accounts/[ref]': { list: '/bank-accounts', pick: /\/bank-accounts\/(?!import)[^"?]+(?=")/ },
  '/[company]/mapping/versions/[number]': { list: '/mapping/versions', pick: /\/mapping\/versions\/\d+(?=")/ },
  '/[company]/mapping/rules/[id]': { list: '/mapping/rules', pick: /\/mapping\/rules\/[0-9a-f-]{36}(?=")/ },
  '/support/items/[id]': { list: '/support', pick: /\/support\/items\/[0-9a-f-]{36}(?=")/ },
  // The demo has no refused bank line. The page is like that of a failure.
  '/support/bank-lines/[id]': null,
  // An invitation is shown like the sign-in page.
  '/invite/[token]': null,
};

/** All routes with a page, as the folders of `app` define them: '/[company]/expenses'. */
const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replace(/\([^)]*\)\/?/g, '')}`)
  .sort();

test('every page is within its limits of HTML and script', async ({ page }) => {
  test.slow();
  expect(routes).toContain('/[company]/expenses');
  const unknown = routes.filter((route) => /\[(?!company)/.test(route) && !(route in listsOf));
  expect(unknown, 'these routes have a parameter: say in listsOf where a link to them is').toEqual([]);

  const weights: [string, Weight][] = [];
  for (const route of routes) {
    const address = await addressOf(page, route);
    if (address) weights.push([route, await weightOf(page.request, address)]);
  }
  // The report of the test run shows what each page weighs.
  for (const [route, weight] of weights)
    test.info().annotations.push({
      type: route,
      description: described(weight),
    });
  expect(weights.length).toBeGreaterThan(25);
  expect(weights.flatMap(([route, weight]) => excess(route, weight))).toEqual([]);
});

test('every list is within its limits with a full page of long rows', async ({ page }) => {
  test.slow();
  const expenses = Array.from({ length: 60 }, (_, index) => ({
    merchant: `${families[index % families.length]} Wharf ${trades[Math.floor(index / families.length)]} ${index}`,
    amount: `${index + 1}.50`,
    category: 'Travel',
    note: `Lunch with ${families[(index * 7) % families.length]} ${index} about the framework contract for next year, ${'invoice kept at reception '.repeat(4)}`,
  }));
  const company = await createCompany(page, { books: xero, expenses });
  const { slug, owner } = company;
  for (let session = 0; session < 50; session += 1) await startSession(page, owner);
  await weighLists(page.request, slug, readyLists);
  await fillLists(company);
  await weighLists(page.request, slug, fullLists);
  for (const form of forms) {
    const weight = await weightOf(page.request, `/${slug}${form}`);
    test.info().annotations.push({ type: `with full lists, ${form}`, description: described(weight) });
    expect.soft(excess(`/[company]${form}`, weight)).toEqual([]);
  }
  await startDemoSession(page, 'support');
  await weighLists(page.request, null, [['/support', /<tr><td><a /g, 50]]);
});

/** A list, a pattern that every row matches once, and how many rows a page has. */
type List = readonly [address: string, row: RegExp, count: number];

/** Lists of expenses that are not synced yet. */
const readyLists: readonly List[] = [
  ['/expenses', /<tr><td><\/td><td>/g, 50],
  ['/syncs/new', /<tr><td><a /g, 50],
];
const fullLists: readonly List[] = [
  // Half of these are transfers.
  ['/expenses', /<tr><td><\/td><td>/g, 50],
  ['/expenses?kind=transfer', /<tr><td><\/td><td>/g, 50],
  ['/expenses/import', /<tr><td>[^<]/g, 10],
  ['/bank-accounts/import', /<tr><td>[^<]/g, 10],
  ['/receipts', /<li><a [^>]*\/receipts\//g, 40],
  ['/syncs', /<tr><td><a /g, 30],
  ['/syncs/newest', /<tr><td><a /g, 50],
  ['/mapping', /<tr><td class="cell-select">/g, 50],
  ['/mapping/cards', /<tr><td class="cell-title">/g, 50],
  ['/mapping/rules', /<li><b>\d+<\/b>/g, 50],
  ['/mapping/suppliers', /<tr><td class="cell-title">/g, 50],
  ['/mapping/versions', /<tr><td><a /g, 25],
  ['/settings/people', /<tr><td>[^<]/g, 50],
  ['/settings/sessions', /<li><i /g, 50],
  ['/settings/connection', /<li><i class="\w+"><\/i><p>/g, 50],
];

/** Pages that show something of every list. */
const forms = [
  '',
  '/expenses/new',
  '/claims/new',
  '/transfers/new',
  '/mapping/rules/new',
  '/mapping/rules/test',
  '/reports',
];

/** Weighs each list, and checks that its page is full. */
async function weighLists(request: APIRequestContext, slug: string | null, lists: readonly List[]): Promise<void> {
  for (const [list, row, count] of lists) {
    const address = await addressOfList(request, slug, list);
    const weight = await weightOf(request, address);
    const html = await (await request.get(address)).text();
    expect(html.match(row)?.length, list).toBe(count);
    test.info().annotations.push({
      type: `full page of ${list}`,
      description: described(weight),
    });
    expect.soft(excess(`/[company]${list}`, weight)).toEqual([]);
  }
}

/** The newest sync is the first of the list of syncs. */
async function addressOfList(request: APIRequestContext, slug: string | null, list: string): Promise<string> {
  if (slug === null) return list;
  if (list !== '/syncs/newest') return `/${slug}${list}`;
  const html = await (await request.get(`/${slug}/syncs`)).text();
  return /\/[\w-]+\/syncs\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
}

const trades = ['Garden Centre', 'Print Works', 'Coffee Roasters', 'Joinery and Sons', 'Theatre Tickets'];

// Outlay reads "Notion Labs 7" and "Notion Labs Bristol" as Notion Labs, so each merchant has a name of its own.
const families = 'Amber Birch Cedar Dahlia Elm Fern Ginger Hazel Iris Juniper Kelp Laurel'.split(' ');

/** Returns what the page has too much of: "/[company]/expenses: 71.3 KB of html, at most 60". */
function excess(route: string, weight: Weight): string[] {
  const limit = { ...usual, ...limits[route] };
  return (['html', 'gzip', 'script'] as const)
    .filter((what) => weight[what] > limit[what] * kilobyte || (what === 'script' && weight.script < 50 * kilobyte))
    .map((what) => `${route}: ${rounded(weight[what])} KB of ${what}, at most ${limit[what]}`);
}

/** Signs the page in for a route, and returns an address of it in the demo; null when there is none to measure. */
async function addressOf(page: Page, route: string): Promise<string | null> {
  await page.context().clearCookies();
  if (/^\/(sign-in|sign-up)$/.test(route)) return route;
  await startDemoSession(page, route.startsWith('/support') ? 'support' : 'owner');
  const company = new URL((await page.request.get('/')).url()).pathname;
  const concrete = route.replace('/[company]', company);
  if (!/\[/.test(concrete)) return concrete;
  const found = listsOf[route];
  if (!found) return null;
  const list = await page.request.get(found.list.startsWith('/support') ? found.list : `${company}${found.list}`);
  const link = found.pick.exec(await list.text())?.[0];
  if (!link) return null;
  const ending = route.slice(route.lastIndexOf(']') + 1);
  return `${found.list.startsWith('/support') ? '' : company}${link}${ending}`;
}

/** Returns the sizes of a page in bytes. Scripts that only old browsers load do not count. */
async function weightOf(request: APIRequestContext, address: string): Promise<Weight> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  const html = await response.body();
  const scripts = [...html.toString().matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const addresses = scripts
    .filter((attributes) => !/\bnomodule\b/i.test(attributes))
    .map((attributes) => /\bsrc="([^"]+)"/.exec(attributes)?.[1])
    .filter((found) => found !== undefined);
  let script = 0;
  for (const found of new Set(addresses)) script += await scriptWeight(request, found.replaceAll('&amp;', '&'));
  return { html: html.length, gzip: compressed(html), script };
}

const known = new Map<string, number>();

async function scriptWeight(request: APIRequestContext, address: string): Promise<number> {
  const weight = known.get(address) ?? compressed(await (await request.get(address)).body());
  known.set(address, weight);
  return weight;
}

const compressed = (content: Buffer): number => gzipSync(content, { level: 6 }).length;
