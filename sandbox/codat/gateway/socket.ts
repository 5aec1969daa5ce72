import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Sandbox } from '../../sandbox';
import { delays } from '../../settings';
import type { ApiResponse } from './response';

interface NodeHttp {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Returns the request and response of Node. The Hono adapter stores them in `context.env`. */
export const nodeHttp = (context: Context): NodeHttp => context.env as NodeHttp;

/** Waits for `ms`. Stops earlier if the client disconnects or the sandbox stops. */
export async function pause(context: Context, sandbox: Sandbox, ms: number): Promise<void> {
  if (ms <= 0) return;
  const signal = AbortSignal.any([context.req.raw.signal, sandbox.stopping]);
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

/** Waits until the client disconnects, but not longer than the `hang` time in settings.ts. */
export const hang = (context: Context, sandbox: Sandbox): Promise<void> =>
  pause(context, sandbox, delays.hang / sandbox.speed);

/** Resets the TCP connection without a response. */
export function resetConnection(context: Context): Response {
  nodeHttp(context).outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Sends the headers and half of the body, then closes the connection. The content-length header has the full length.
 */
export function resetMidBody(
  context: Context,
  response: ApiResponse,
  headers: Readonly<Record<string, string>>,
): Response {
  if (response.body === null) return resetConnection(context);
  const { outgoing } = nodeHttp(context);
  const bytes = Buffer.from(response.body);
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(bytes.byteLength) });
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
