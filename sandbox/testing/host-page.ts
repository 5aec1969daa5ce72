import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LinkOptions } from '../link/sdk/link-props';

export interface HostPageOptions {
  readonly companyId: string;
  readonly accessToken?: string;
  readonly options?: LinkOptions;
  /** True passes `onClose`, so that Link shows a close button. */
  readonly closes?: boolean;
}

/**
 * A client's page on its own origin. Its content security policy allows scripts and calls only from and to the sandbox,
 * and inline styles only with a nonce. The page stores the callbacks that were called in `callbacks`, and what the
 * policy blocked in `violations`.
 */
export class HostPage {
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async open(sandboxUrl: string): Promise<HostPage> {
    const policy = `default-src 'none'; script-src 'self' ${sandboxUrl}; connect-src ${sandboxUrl}; style-src 'self' 'nonce-page'; base-uri 'none'`;
    const server = createServer((request, response) => {
      const file = files(sandboxUrl)[new URL(request.url ?? '/', 'http://page').pathname];
      response.writeHead(file ? 200 : 404, {
        'content-type': file?.type ?? 'text/plain',
        'content-security-policy': policy,
      });
      response.end(file?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new HostPage(server);
  }

  address(props: HostPageOptions): string {
    return `${this.origin}/?props=${encodeURIComponent(JSON.stringify(props))}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const files = (sandboxUrl: string): Readonly<Record<string, { type: string; body: string }>> => ({
  '/': {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><title>A client's page</title><link rel="stylesheet" href="/page.css">
<main><h1>Settings</h1><div id="target"></div></main><script type="module" src="/page.js"></script></html>`,
  },
  '/page.css': {
    type: 'text/css',
    body: ':root { color-scheme: light dark; } body { margin: 0; } #target { width: 460px; max-width: 100%; height: 840px; } h1 { color: #767676; font-size: 12px; margin: 0; }',
  },
  '/page.js': {
    type: 'text/javascript; charset=utf-8',
    body: `window.callbacks = [];
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
const { CodatLink } = await import('${sandboxUrl}/link-sdk');
const { closes, ...props } = JSON.parse(new URL(location.href).searchParams.get('props'));
const record = (name) => (args) => window.callbacks.push(args === undefined ? [name] : [name, args]);
const names = ['onConnection', 'onConnectionStarted', 'onConsent', 'onFinish', 'onError', ...(closes ? ['onClose'] : [])];
window.link = new CodatLink({
  target: document.querySelector('#target'),
  props: { ...props, ...Object.fromEntries(names.map((name) => [name, record(name)])) },
});`,
  },
});
