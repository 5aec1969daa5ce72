import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenLocally } from './local-server';

/** What happens to one request on its way: its answer is lost, or another comes in its place. */
export type Mishap =
  | { readonly kind: 'answer-lost'; readonly path: RegExp; readonly method?: string }
  | { readonly kind: 'answered'; readonly path: RegExp; readonly method?: string; readonly body: unknown };

export type Wire = {
  readonly url: string;
  /** Each mishap strikes once, the next request it fits. */
  readonly strike: (...mishaps: Mishap[]) => void;
  readonly close: () => Promise<void>;
};

/** The wire between us and Codat, where an answer can be lost after the work was done. */
export async function openWire(target: string): Promise<Wire> {
  let waiting: Mishap[] = [];
  const server = await listenLocally(async (request, response) => {
    const path = request.url ?? '/';
    const mishap = waiting.find((one) => one.path.test(path) && (one.method ?? request.method) === request.method);
    waiting = waiting.filter((one) => one !== mishap);
    if (mishap?.kind === 'answered') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(mishap.body));
      return;
    }
    await forward(new URL(path, target), request, response, mishap?.kind === 'answer-lost');
  });
  return {
    url: server.url,
    strike: (...mishaps) => {
      waiting = [...waiting, ...mishaps];
    },
    close: server.close,
  };
}

async function forward(url: URL, request: IncomingMessage, response: ServerResponse, lost: boolean): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  try {
    const answer = await fetch(url, {
      method: request.method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 && { body }),
    });
    const content = Buffer.from(await answer.arrayBuffer());
    if (lost) {
      response.destroy();
      return;
    }
    const retryAfter = answer.headers.get('retry-after');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      ...(retryAfter && { 'retry-after': retryAfter }),
    });
    response.end(content);
  } catch {
    response.destroy();
  }
}
