import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import type { Sandbox } from '../../sandbox';
import { serveLinkApi } from './api';
import type * as browser from './browser/index.js';

/** The files of the module. They are served unchanged. Importing their types makes TypeScript check them. */
const files = ['index.js', 'flow.js', 'pages.js', 'dom.js', 'markdown.js', 'api.js', 'style.js'] as const;
export type LinkSdk = typeof browser;

/** Serves an ES module that replaces `https://link-sdk.codat.io`. Pages of any origin can import it. */
export function serveLinkSdk(app: Hono, sandbox: Sandbox): void {
  const sources = new Map<string, string>(
    files.map((file) => [file, readFileSync(new URL(`./browser/${file}`, import.meta.url), 'utf8')]),
  );
  const module = {
    'content-type': 'text/javascript; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  serveLinkApi(app, sandbox);
  app.get('/link-sdk', (context) => context.body(`export * from '/link-sdk/index.js';\n`, 200, module));
  app.get('/link-sdk/:file', (context) => {
    const source = sources.get(context.req.param('file'));
    return source === undefined ? context.text('There is no such file.', 404) : context.body(source, 200, module);
  });
}
