import type { Page, Request } from '@playwright/test';

/** What a form's server action was sent as: enough to send it again, from elsewhere or changed. */
export type Sent = { readonly url: string; readonly headers: Record<string, string>; readonly body: Buffer };

/** Waits for the next form of the page to be sent to the server. Start it before pressing the button. */
export async function nextSent(page: Page): Promise<Sent> {
  return read(await page.waitForRequest(isAction));
}

/** Keeps the next form of the page from the server. Answers what would have been sent. */
export async function heldBack(page: Page, press: () => Promise<void>): Promise<Sent> {
  const held = Promise.withResolvers<Sent>();
  await page.route('**/*', async (route) => {
    if (!isAction(route.request())) return route.fallback();
    held.resolve(read(route.request()));
    return route.abort();
  });
  await press();
  const sent = await held.promise;
  await page.unroute('**/*');
  return sent;
}

/** Lets the next form reach the server with something else in place of what was typed, past the browser's own checks. */
export async function sendInstead(
  page: Page,
  typed: string,
  instead: string,
  press: () => Promise<void>,
): Promise<void> {
  const changed = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (!isAction(route.request())) return route.fallback();
    const body = route.request().postDataBuffer()?.toString('utf8') ?? '';
    if (!body.includes(typed)) throw new Error(`the form does not carry "${typed}"`);
    await route.continue({ postData: Buffer.from(body.replace(typed, instead), 'utf8') });
    changed.resolve();
  });
  await press();
  await changed.promise;
  await page.unroute('**/*');
}

/** Sends what was sent before once more, with the page's session; `origin` is the site it says to come from. */
export const sendAgain = (page: Page, { url, headers, body }: Sent, origin: string | null = new URL(url).origin) =>
  page.request.post(url, { headers: { ...headers, ...(origin && { origin }) }, data: body });

const isAction = (request: Request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined;

function read(request: Request): Sent {
  const kept = ['accept', 'content-type', 'next-action', 'next-router-state-tree'];
  const headers = Object.fromEntries(Object.entries(request.headers()).filter(([name]) => kept.includes(name)));
  const body = request.postDataBuffer();
  if (!body) throw new Error('the form was sent without a body');
  return { url: request.url(), headers, body };
}
