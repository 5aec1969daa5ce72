import type { Context } from 'hono';
import type { FaultKind } from '../../control/faults/faults';
import type { RequestEntry } from '../../control/log/request-log';
import type { Sandbox } from '../../sandbox';
import { maxLoggedBody, maxLoggedReadBody } from '../../settings';
import { newCorrelationId } from '../error';
import { excerptOf } from './request-body';
import type { ApiResponse } from './response';
import { nodeHttp } from './socket';

/** A call to Codat's API and what the gateway records about it. */
export interface ApiRequest {
  readonly context: Context;
  readonly id: string;
  readonly at: string;
  readonly startedAt: number;
  readonly operation: string;
  readonly method: string;
  /** The path with its query string. */
  readonly path: string;
  readonly address: string;
  /**
   * The client's port. It identifies the connection: a client reads each response before it sends the next call on the
   * same connection.
   */
  readonly port: number | undefined;
  readonly companyId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
  replayed: boolean;
  faults: readonly FaultKind[];
  /** True if the request log already has this call. A write is logged in the same transaction as its work. */
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
    // An empty header counts as no key.
    idempotencyKey: typeof key === 'string' && key !== '' ? key : undefined,
    contentType: incoming.headers['content-type'] ?? '',
    bytes: new Uint8Array(),
    replayed: false,
    faults: [],
    logged: false,
  };
}

export const isWrite = ({ method }: ApiRequest): boolean => method !== 'GET' && method !== 'HEAD';

/**
 * Returns the entry for the request log. It leaves out the authorization header, so that the log contains no API keys.
 */
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
