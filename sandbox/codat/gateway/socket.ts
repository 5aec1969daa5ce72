import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Sandbox } from '../../sandbox';
import { delays } from '../../settings';
import type { ApiResponse } from './response';

interface Wire {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Node's own request and response: what the adapter puts into the environment of every call. */
export const nodeHttp = (context: Context): Wire => context.env as Wire;

/** Waits, unless the client goes away or the sandbox stops before. */
export async function pause(context: Context, sandbox: Sandbox, ms: number): Promise<void> {
  if (ms <= 0) return;
  const signal = AbortSignal.any([context.req.raw.signal, sandbox.stopping]);
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

/** Until the client gives up, or for as long as a real connection would last. */
export const hang = (context: Context, sandbox: Sandbox): Promise<void> =>
  pause(context, sandbox, delays.hang / sandbox.speed);

/** The connection ends without an answer: the client sees a reset. */
export function resetConnection(context: Context): Response {
  nodeHttp(context).outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** The connection ends in the middle of the answer, whose length was already promised. */
export function resetMidBody(
  context: Context,
  answer: ApiResponse,
  headers: Readonly<Record<string, string>>,
): Response {
  if (answer.body === null) return resetConnection(context);
  const { outgoing } = nodeHttp(context);
  const bytes = Buffer.from(answer.body);
  outgoing.writeHead(answer.status, { ...headers, 'content-length': String(bytes.byteLength) });
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
