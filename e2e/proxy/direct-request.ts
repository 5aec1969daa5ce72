import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BrowserContext } from '@playwright/test';

export type DirectAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** Sends a request to a server on this machine without a proxy, with exactly these headers. Redirects are returned. */
export function requestDirectly(
  port: number,
  { method = 'GET', path, headers, body }: DirectRequest,
): Promise<DirectAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<DirectAnswer>();
  const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...headers } });
  sent.on('response', (answer) => {
    text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject);
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

type DirectRequest = {
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
};

/** Returns the Cookie header of the browser. */
export const cookieHeader = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
