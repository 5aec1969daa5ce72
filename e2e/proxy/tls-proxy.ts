import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './certificate';

/** The headers that a proxy sets. `kept` is the Host header of the browser, `inner` the address it forwards to. */
export type Mode = (hosts: { readonly kept: string; readonly inner: string }) => IncomingHttpHeaders;

export type TlsProxy = {
  readonly port: number;
  /** The port of the server that the proxy forwards to. */
  upstream: number;
  mode: Mode;
  /** If true, the proxy responds with an error page of its own, as when the server is being restarted. */
  isDown: boolean;
  readonly stop: () => Promise<void>;
};

/** Starts a proxy that ends TLS with a certificate of its own and forwards every request over HTTP. */
export async function startTlsProxy(name: string): Promise<TlsProxy> {
  const server = createServer(selfSigned(name), (received, response) => forward(received, response, proxy));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: TlsProxy = {
    port: (server.address() as AddressInfo).port,
    upstream: 0,
    mode: ({ kept }) => ({ host: kept }),
    isDown: false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function forward(received: IncomingMessage, response: ServerResponse, proxy: TlsProxy): void {
  const { upstream: port, mode, isDown } = proxy;
  if (isDown) {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    return;
  }
  const { method, url: path } = received;
  const set = mode({ kept: received.headers.host ?? '', inner: `127.0.0.1:${port}` });
  const forwarded = request({ host: '127.0.0.1', port, method, path, headers: { ...received.headers, ...set } });
  forwarded.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  forwarded.on('error', () => response.destroy());
  response.on('close', () => forwarded.destroy());
  received.pipe(forwarded);
}
