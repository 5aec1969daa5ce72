import type { Context } from 'hono';
import type { FaultKind } from '../../control/faults/faults';
import type { RequestEntry } from '../../control/log/request-log';
import type { Sandbox } from '../../sandbox';
import { maxLoggedBody, maxLoggedReadBody } from '../../settings';
import { newCorrelationId } from '../error';
import { excerptOf } from './request-body';
import type { ApiResponse } from './response';
import { nodeHttp } from './socket';

/** A call as it passes through the gateway. */
export interface ApiRequest {
  readonly context: Context;
  /** The correlation id. */
  readonly id: string;
  readonly at: string;
  readonly startedAt: number;
  readonly operation: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly address: string;
  /** The client port. A client has seen the responses on a connection before it sends the next call on it. */
  readonly port: number | undefined;
  readonly companyId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
  replayed: boolean;
  faults: readonly FaultKind[];
  /** Whether the log has it already: a write is logged in the transaction of its work. */
  logged: boolean;
}

export function receiveRequest(sandbox: Sandbox, context: Context, operation: string): ApiRequest {
  const { incoming } = nodeHttp(context);
  const key = incoming.headers['idempotency-key'];
  return {
    context,
    id: newCorrelationId(),
    at: sandbox.store.clock.iso(),
    startedAt: performance.now(),
    operation,
    method: context.req.method,
    path: incoming.url ?? context.req.path,
    address: incoming.socket.remoteAddress ?? 'unknown',
    port: incoming.socket.remotePort,
    companyId: context.req.param('companyId')?.toLowerCase(),
    // An empty key is ignored.
    idempotencyKey: typeof key === 'string' && key !== '' ? key : undefined,
    contentType: incoming.headers['content-type'] ?? '',
    bytes: new Uint8Array(),
    replayed: false,
    faults: [],
    logged: false,
  };
}

export const isWrite = ({ method }: ApiRequest): boolean => method !== 'GET' && method !== 'HEAD';

/** Returns the log entry of a call. It has no authorization header, so that the log has no keys. */
export function logEntryOf(request: ApiRequest, response: ApiResponse): RequestEntry {
  const { context, contentType, bytes, faults, startedAt, address, port, logged, ...shared } = request;
  const agent = nodeHttp(context).incoming.headers['user-agent'];
  const maxBody = request.method === 'GET' && response.status < 300 ? maxLoggedReadBody : maxLoggedBody;
  return {
    ...shared,
    status: response.status,
    durationMs: Math.round(performance.now() - startedAt),
    fault: faults.length === 0 ? undefined : faults.join(', '),
    sent: {
      headers: { ...(contentType ? { 'content-type': contentType } : {}), ...(agent ? { 'user-agent': agent } : {}) },
      body: bytes.byteLength === 0 ? null : excerptOf(contentType, bytes),
    },
    answered: { headers: response.headers ?? {}, body: response.body?.slice(0, maxBody) ?? null },
  };
}
