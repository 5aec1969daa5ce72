import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { sandboxUrl } from './outlay';

type Fixtures = {
  /** What the browsers complained about. Anything not allowed beforehand fails the test. */
  complaints: { allow: (expected: RegExp) => void };
  /** A page in another browser, for another person or for the same one elsewhere. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
};

type Inside = { ears: { heard: string[]; listenTo: (context: BrowserContext) => void } };

/**
 * The test of every journey: an error in the console, an exception, or a violation of the content security policy in
 * any of its browsers is a failure, wherever it happens.
 */
export const test = base.extend<Fixtures & Inside>({
  complaints: [
    async ({ ears, context }, use) => {
      ears.listenTo(context);
      const allowed: RegExp[] = [];
      await use({ allow: (expected) => void allowed.push(expected) });
      expect(ears.heard.filter((complaint) => !allowed.some((expected) => expected.test(complaint)))).toEqual([]);
    },
    { auto: true },
  ],

  anotherBrowser: async ({ browser, ears }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      ears.listenTo(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
  ears: async ({}, use) => {
    const heard: string[] = [];
    const listenTo = (context: BrowserContext) => {
      context.on('weberror', (error) => heard.push(`exception: ${error.error().message}`));
      context.on('console', (message) => {
        const at = message.location().url || message.page()?.url() || '';
        // The sandbox's pages are not Outlay's.
        if (at.startsWith(sandboxUrl)) return;
        const isViolation = /Content Security Policy/i.test(message.text());
        if (message.type() === 'error' || isViolation) heard.push(`${message.text()} (${at})`);
      });
    };
    await use({ heard, listenTo });
  },
});

/** Opens a page of Outlay and waits until its script has taken it over, as a person's eyes and hands do. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilTakenOver(page);
}

/** Waits until React has taken over what the server sent: what is typed before is the browser's business. */
export async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const taken = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'));
    const main = document.querySelector('main');
    return main !== null && taken(main) && [...main.querySelectorAll('form')].every(taken);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

export { expect };
