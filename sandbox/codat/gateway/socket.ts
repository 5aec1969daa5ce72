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

/** Returns Node's request and response, which the adapter puts into the environment of every call. */
export const nodeHttp = (context: Context): NodeHttp => context.env as NodeHttp;

/** Waits until the time is over, the client disconnects or the sandbox stops. */
export async function pause(context: Context, sandbox: Sandbox, ms: number): Promise<void> {
  if (ms <= 0) return;
  const signal = AbortSignal.any([context.req.raw.signal, sandbox.stopping]);
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

/** Waits until the client gives up, at most as long as a real connection lasts. */
export const hang = (context: Context, sandbox: Sandbox): Promise<void> =>
  pause(context, sandbox, delays.hang / sandbox.speed);

/** Ends the connection without a response: the client sees a reset. */
export function resetConnection(context: Context): Response {
  nodeHttp(context).outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Ends the connection halfway through the body, after its full length was announced. */
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
