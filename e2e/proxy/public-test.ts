import { test as base } from '../fixtures/test';
import { startTlsProxy, type TlsProxy } from './tls-proxy';
import { startWeb } from './web-process';

/** The name of Outlay in its APP_URL. The browser resolves every name below `.test` to this machine. */
export const publicName = 'outlay.test';

type PublicOutlay = { readonly proxy: TlsProxy; readonly appUrl: string };

/**
 * The `test` function of the tests behind a proxy. Their pages open an Outlay whose APP_URL is HTTPS. One worker starts
 * one web process and one proxy for all of them.
 */
export const test = base.extend<object, { publicOutlay: PublicOutlay }>({
  publicOutlay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => {
      const proxy = await startTlsProxy(publicName);
      const appUrl = `https://${publicName}:${proxy.port}`;
      const web = await startWeb(appUrl);
      proxy.upstream = web.port;
      await use({ proxy, appUrl });
      await proxy.stop();
      await web.stop();
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async ({ launchOptions }, use) => {
      const resolver = '--host-resolver-rules=MAP *.test 127.0.0.1';
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), resolver] });
    },
    { scope: 'worker' },
  ],

  baseURL: ({ publicOutlay }, use) => use(publicOutlay.appUrl),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
  ignoreHTTPSErrors: ({}, use) => use(true),
});
