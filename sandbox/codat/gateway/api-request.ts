import type { Context } from 'hono';
import type { FaultKind } from '../../control/faults/faults';
import type { RequestEntry } from '../../control/log/request-log';
import type { Sandbox } from '../../sandbox';
import { maxLoggedBody, maxLoggedReadBody } from '../../settings';
import { newCorrelationId } from '../error';
import { excerptOf } from './request-body';
import type { ApiResponse } from './response';
import { nodeHttp } from './socket';

/** One call on its way through the gateway. */
export interface ApiRequest {
  readonly context: Context;
  readonly id: string;
  readonly at: string;
  readonly startedAt: number;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly address: string;
  /** That its connection comes from: what was answered on it was heard before the next call on it was made. */
  readonly port: number | undefined;
  readonly companyId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
  replayed: boolean;
  faults: readonly FaultKind[];
  /** Once it is in the log: a write is put there with its work. */
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
    // An empty one names nothing.
    idempotencyKey: typeof key === 'string' && key !== '' ? key : undefined,
    contentType: incoming.headers['content-type'] ?? '',
    bytes: new Uint8Array(),
    replayed: false,
    faults: [],
    logged: false,
  };
}

export const isWrite = ({ method }: ApiRequest): boolean => method !== 'GET' && method !== 'HEAD';

/** The call as the log keeps it. Keys are not among the headers worth reading. */
const keptOf = ({ method }: ApiRequest, { status }: ApiResponse): number =>
  method === 'GET' && status < 300 ? maxLoggedReadBody : maxLoggedBody;

export function logEntryOf(exchange: ApiRequest, answer: ApiResponse): RequestEntry {
  const { context, contentType, bytes } = exchange;
  const agent = nodeHttp(context).incoming.headers['user-agent'];
  return {
    id: exchange.id,
    at: exchange.at,
    operation: exchange.operation,
    method: exchange.method,
    path: exchange.path,
    companyId: exchange.companyId,
    idempotencyKey: exchange.idempotencyKey,
    status: answer.status,
    durationMs: Math.round(performance.now() - exchange.startedAt),
    replayed: exchange.replayed,
    fault: exchange.faults.length === 0 ? undefined : exchange.faults.join(', '),
    sent: {
      headers: { ...(contentType ? { 'content-type': contentType } : {}), ...(agent ? { 'user-agent': agent } : {}) },
      body: bytes.byteLength === 0 ? null : excerptOf(contentType, bytes),
    },
    answered: {
      headers: answer.headers ?? {},
      body: answer.body === null ? null : answer.body.slice(0, keptOf(exchange, answer)),
    },
  };
}
