import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { startDemoSession } from '../fixtures/company';
import { expect, test } from '../fixtures/test';

const kilobyte = 1024;

const pages = [
  { what: 'sign-in', path: '/sign-in', most: 150, signedIn: false },
  { what: 'home', path: '/', most: 175, signedIn: true },
  { what: 'the list of expenses', path: '/expenses', most: 185, signedIn: true },
  { what: 'the form of an expense', path: '/expenses/new', most: 200, signedIn: true },
] as const;

for (const { what, path, most, signedIn } of pages) {
  test(`${what} loads at most ${most} KB of script`, async ({ page }) => {
    if (signedIn) await startDemoSession(page, 'owner');
    const weight = await firstLoadOf(page, path);
    expect(weight / kilobyte).toBeGreaterThan(50);
    expect(weight / kilobyte).toBeLessThanOrEqual(most);
  });
}

/** Returns the total gzipped size of the scripts in the HTML of a page, without those that only old browsers load. */
async function firstLoadOf(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const addresses = scripts
    .filter((attributes) => !/\bnomodule\b/i.test(attributes))
    .map((attributes) => /\bsrc="([^"]+)"/.exec(attributes)?.[1])
    .filter((address) => address !== undefined);
  let weight = 0;
  for (const address of new Set(addresses)) {
    const script = await page.request.get(address.replaceAll('&amp;', '&'));
    weight += gzipSync(await script.body(), { level: 6 }).length;
  }
  return weight;
}
