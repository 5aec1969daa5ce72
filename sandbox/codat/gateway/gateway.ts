import type { Context, Hono } from 'hono';
import type { FaultKind, FaultRule } from '../../control/faults/faults';
import { deauthorize } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { linkedAccounting } from '../../store/connection';
import { CodatError } from '../error';
import type { Operation } from '../operation';
import { operations } from '../operations';
import { AdmissionControl } from './admission-control';
import { type ApiRequest, isWrite, logEntryOf, receiveRequest } from './api-request';
import { injectFault, OperationRunner } from './operation-runner';
import { type ApiResponse, errorResponse, tooManyRequests, truncated } from './response';
import { hang, resetConnection, resetMidBody } from './socket';

/** Faults that affect the connection. They also apply to a stored response that is replayed for an idempotency key. */
const connectionFaults: readonly FaultKind[] = [
  'timeout-before',
  'timeout-after-commit',
  'reset',
  'rate-limit',
  'malformed',
];

/** Serves every documented operation. Responds with Codat's 405 to other methods, and its 404 to other paths. */
export function serveCodat(app: Hono, sandbox: Sandbox): void {
  const gateway = new Gateway(sandbox);
  for (const operation of operations)
    app.on(operation.method, operation.path, (context) => gateway.handle(context, operation));
  for (const path of new Set(operations.map((each) => each.path))) {
    const allow = operations.filter((each) => each.path === path).map(({ method }) => method);
    app.all(path, (context) =>
      gateway.reject(context, new CodatError(405, 'PublicApi', 'MethodNotAllowed', [], { Allow: allow.join(', ') })),
    );
  }
  app.notFound((context) => gateway.reject(context, new CodatError(404, 'PublicApi', 'NotFound')));
  app.onError((error, context) => gateway.fail(context, error));
}

/** Runs every call in this order: admission control, faults of the connection, the operation, the request log. */
class Gateway {
  readonly #sandbox: Sandbox;
  readonly #runner: OperationRunner;
  readonly #admission: AdmissionControl;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#runner = new OperationRunner(sandbox);
    this.#admission = new AdmissionControl(sandbox);
  }

  async handle(context: Context, operation: Operation): Promise<Response> {
    const { rateLimiter, stats } = this.#sandbox;
    const request = receiveRequest(this.#sandbox, context, operation.name);
    const { companyId } = request;
    try {
      this.#admission.admit(request);
    } catch (error) {
      return this.#respondError(request, error);
    }
    if (companyId) stats.recordInFlight(companyId, rateLimiter.beginCall(companyId));
    try {
      return await this.#serve(request, operation);
    } catch (error) {
      return this.#respondError(request, error);
    } finally {
      if (companyId) rateLimiter.endCall(companyId);
    }
  }

  /** Responds to an unknown path or method. If the API key is invalid too, the response reports the key. */
  reject(context: Context, refusal: CodatError): Response {
    const request = receiveRequest(this.#sandbox, context, 'unknown');
    try {
      this.#admission.authenticate(request);
    } catch (error) {
      return this.#respondError(request, error);
    }
    return this.#respondError(request, refusal);
  }

  /** Responds to an error that no operation caught, which is a bug in the sandbox. */
  fail(context: Context, error: unknown): Response {
    return this.#respondError(receiveRequest(this.#sandbox, context, 'unknown'), error);
  }

  async #serve(request: ApiRequest, operation: Operation): Promise<Response> {
    const { context } = request;
    const sandbox = this.#sandbox;
    this.#injectDeauthorization(request);
    const fault = injectFault(sandbox, request, connectionFaults);
    const bytes = isWrite(request) ? await context.req.arrayBuffer().catch(() => undefined) : new ArrayBuffer();
    if (!bytes) return this.#abandon(request);
    request.bytes = new Uint8Array(bytes);

    if (fault?.kind === 'timeout-before') {
      await hang(context, sandbox);
      this.#abandon(request);
      return resetConnection(context);
    }
    if (fault?.kind === 'reset' && (fault.when ?? 'before') === 'before') {
      this.#abandon(request);
      return resetConnection(context);
    }
    if (fault?.kind === 'rate-limit') return this.#respondError(request, this.#rateLimit(request, fault));

    const response = await this.#runner.run(request, operation, fault === undefined);
    if (!response) return this.#abandon(request);
    if (fault?.kind === 'timeout-after-commit') {
      this.#record(request, response);
      await hang(context, sandbox);
      return resetConnection(context);
    }
    if (fault?.kind === 'reset') {
      this.#record(request, response);
      return fault.when === 'after'
        ? resetConnection(context)
        : resetMidBody(context, response, this.#headers(response));
    }
    if (fault?.kind === 'malformed') return this.#respond(request, { ...response, body: truncated(response.body) });
    return this.#respond(request, response);
  }

  /** If a fault rule applies, revokes the company's access to its package just before the call runs. */
  #injectDeauthorization(request: ApiRequest): void {
    if (!request.companyId || !injectFault(this.#sandbox, request, ['deauthorize'])) return;
    const connection = linkedAccounting(this.#sandbox.store, request.companyId);
    if (connection) deauthorize(this.#sandbox, connection);
  }

  #rateLimit(request: ApiRequest, fault: FaultRule): CodatError {
    const seconds = this.#sandbox.faults.retryAfterSeconds(fault);
    this.#sandbox.rateLimiter.recordRetryAfter(request, seconds);
    return tooManyRequests(seconds);
  }

  #respondError(request: ApiRequest, error: unknown): Response {
    return this.#respond(request, errorResponse(error, request.id));
  }

  #respond(request: ApiRequest, response: ApiResponse): Response {
    this.#record(request, response);
    const body = response.file ? new Uint8Array(response.file.bytes) : response.body;
    return new Response(body, { status: response.status, headers: this.#headers(response) });
  }

  /** Logs a call without a response. The client has disconnected, so nobody receives the status that this returns. */
  #abandon(request: ApiRequest): Response {
    this.#record(request, { status: 0, body: null });
    return new Response(null, { status: 504 });
  }

  #headers(response: ApiResponse): Record<string, string> {
    const { daily, remaining, resetsAt } = this.#sandbox.rateLimiter.quota();
    return {
      'X-Rate-Limit-Limit': String(daily),
      'X-Rate-Limit-Remaining': String(remaining),
      'X-Rate-Limit-Reset': httpDate(resetsAt),
      // The date is the sandbox's clock, not the machine's. A test may have moved this clock, and it decides when the
      // quota resets.
      Date: new Date(this.#sandbox.store.clock.now()).toUTCString(),
      ...(response.body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...response.headers,
    };
  }

  #record(request: ApiRequest, response: ApiResponse): void {
    if (!request.logged) this.#sandbox.requestLog.enqueue(logEntryOf(request, response));
    request.logged = true;
    this.#sandbox.stats.count({ operation: request.operation, status: response.status });
  }
}

let lastDate = { at: Number.NaN, text: '' };

/**
 * Formats a time as an HTTP date. It memoizes the last one, because all responses of a day have the same reset time.
 */
function httpDate(at: number): string {
  if (lastDate.at !== at) lastDate = { at, text: new Date(at).toUTCString() };
  return lastDate.text;
}
