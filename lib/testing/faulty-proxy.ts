import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenLocally } from './local-server';

/**
 * A fault of one request. `answer-lost`: the request is forwarded, but its response is not returned. `answered`: the
 * request is not forwarded, and `body` is returned with `status`, which is 200 unless given. `held`: `meanwhile` runs
 * before the request is forwarded, or between Codat's response and its return, and the connection is then closed.
 */
export type ProxyFault =
  | { readonly kind: 'answer-lost'; readonly path: RegExp; readonly method?: string }
  | {
      readonly kind: 'answered';
      readonly path: RegExp;
      readonly method?: string;
      readonly status?: number;
      readonly body: unknown;
    }
  | {
      readonly kind: 'held';
      readonly path: RegExp;
      readonly method?: string;
      readonly when: 'before' | 'after';
      readonly meanwhile: () => Promise<unknown>;
    };

export type FaultyProxy = {
  readonly url: string;
  /** Adds faults. Each applies once, to the next request with its path and method. */
  readonly inject: (...mishaps: ProxyFault[]) => void;
  readonly close: () => Promise<void>;
};

/** Starts a proxy between Outlay and Codat that can lose or replace the response to a request. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let waiting: ProxyFault[] = [];
  const server = await listenLocally(async (request, response) => {
    const path = request.url ?? '/';
    const fault = waiting.find((one) => one.path.test(path) && (one.method ?? request.method) === request.method);
    waiting = waiting.filter((one) => one !== fault);
    if (fault?.kind === 'answered') {
      response.writeHead(fault.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(fault.body));
      return;
    }
    if (fault?.kind === 'held' && fault.when === 'before') {
      await fault.meanwhile();
      response.destroy();
      return;
    }
    const lost = fault && { meanwhile: fault.kind === 'held' ? fault.meanwhile : null };
    await forward(new URL(path, target), request, response, lost);
  });
  return {
    url: server.url,
    inject: (...mishaps) => {
      waiting = [...waiting, ...mishaps];
    },
    close: server.close,
  };
}

type Lost = { readonly meanwhile: (() => Promise<unknown>) | null };

async function forward(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  lost: Lost | undefined,
): Promise<void> {
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
      await lost.meanwhile?.();
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
