import type { Context, Hono } from 'hono';
import { type FaultKind, type FaultRule, Faults } from '../../control/faults/faults';
import { deauthorize } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { linkedAccounting } from '../../store/connection';
import { CodatError } from '../error';
import type { Call, Operation } from '../operation';
import { operations } from '../operations';
import { AdmissionControl, withLowercaseIds } from './admission-control';
import { type ApiRequest, isWrite, logEntryOf, receiveRequest } from './api-request';
import { Idempotency } from './idempotency';
import { readBody } from './request-body';
import {
  type ApiResponse,
  companyLimitExceeded,
  errorResponse,
  outdatedKey,
  serverError,
  serviceUnavailable,
  tooManyRequests,
  toResponse,
  truncated,
} from './response';
import { hang, pause, resetConnection, resetMidBody } from './socket';

/** On the way there or back; a call whose answer was kept is not spared them. */
const wireFaults: readonly FaultKind[] = ['timeout-before', 'timeout-after-commit', 'reset', 'rate-limit', 'malformed'];
/** Answers of Codat's own, kept under an idempotency key as any other. */
const statusFaults: readonly FaultKind[] = ['status402', 'status403', 'status500', 'status503'];

/** Every documented path on the app, and Codat's 405 and 404 for the rest of them. */
export function serveCodat(app: Hono, sandbox: Sandbox): void {
  const gateway = new Gateway(sandbox);
  for (const operation of operations)
    app.on(operation.method, operation.path, (context) => gateway.answer(context, operation));
  for (const path of new Set(operations.map((each) => each.path))) {
    const allow = operations.filter((each) => each.path === path).map(({ method }) => method);
    app.all(path, (context) =>
      gateway.refuse(context, new CodatError(405, 'PublicApi', 'MethodNotAllowed', [], { Allow: allow.join(', ') })),
    );
  }
  app.notFound((context) => gateway.refuse(context, new CodatError(404, 'PublicApi', 'NotFound')));
  app.onError((error, context) => gateway.fail(context, error));
}

/** What stands before every operation: admission, idempotency, and the faults asked for. */
class Gateway {
  readonly #sandbox: Sandbox;
  readonly #idempotency: Idempotency;
  readonly #admission: AdmissionControl;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#idempotency = new Idempotency(sandbox.store);
    this.#admission = new AdmissionControl(sandbox);
  }

  async answer(context: Context, operation: Operation): Promise<Response> {
    const { rateLimiter, stats } = this.#sandbox;
    const exchange = receiveRequest(this.#sandbox, context, operation.name);
    const { companyId } = exchange;
    try {
      this.#admission.admit(exchange);
    } catch (error) {
      return this.#respond(exchange, errorResponse(error, exchange.id));
    }
    if (companyId) stats.recordInFlight(companyId, rateLimiter.beginCall(companyId));
    try {
      return await this.#exchange(exchange, operation);
    } catch (error) {
      return this.#respond(exchange, errorResponse(error, exchange.id));
    } finally {
      if (companyId) rateLimiter.endCall(companyId);
    }
  }

  /** A path or a method that Codat does not have. */
  refuse(context: Context, refusal: CodatError): Response {
    const exchange = receiveRequest(this.#sandbox, context, 'unknown');
    try {
      this.#admission.authenticate(exchange);
    } catch (error) {
      return this.#respond(exchange, errorResponse(error, exchange.id));
    }
    return this.#respond(exchange, errorResponse(refusal, exchange.id));
  }

  /** A fault of ours, wherever it was. */
  fail(context: Context, error: unknown): Response {
    const exchange = receiveRequest(this.#sandbox, context, 'unknown');
    return this.#respond(exchange, errorResponse(error, exchange.id));
  }

  async #exchange(exchange: ApiRequest, operation: Operation): Promise<Response> {
    const { context } = exchange;
    const sandbox = this.#sandbox;
    this.#loseConnection(exchange);
    const fault = this.#strike(exchange, wireFaults);
    const bytes = isWrite(exchange) ? await context.req.arrayBuffer().catch(() => undefined) : new ArrayBuffer();
    if (!bytes) return this.#lost(exchange);
    exchange.bytes = new Uint8Array(bytes);

    if (fault?.kind === 'timeout-before') {
      await hang(context, sandbox);
      this.#lost(exchange);
      return resetConnection(context);
    }
    if (fault?.kind === 'reset' && (fault.when ?? 'before') === 'before') {
      this.#lost(exchange);
      return resetConnection(context);
    }
    if (fault?.kind === 'rate-limit') return this.#respond(exchange, this.#rateLimited(exchange, fault));

    const answer = await this.#perform(exchange, operation, fault === undefined);
    if (!answer) return this.#lost(exchange);

    if (fault?.kind === 'timeout-after-commit') {
      this.#record(exchange, answer);
      await hang(context, sandbox);
      return resetConnection(context);
    }
    if (fault?.kind === 'reset') {
      this.#record(exchange, answer);
      return fault.when === 'after' ? resetConnection(context) : resetMidBody(context, answer, this.#headers(answer));
    }
    if (fault?.kind === 'malformed') return this.#respond(exchange, { ...answer, body: truncated(answer.body) });
    return this.#respond(exchange, answer);
  }

  #strike(exchange: ApiRequest, kinds: readonly FaultKind[]): FaultRule | undefined {
    const fault = this.#sandbox.faults.inject(exchange.operation, kinds, exchange.companyId);
    if (fault) exchange.faults = [...exchange.faults, fault.kind];
    return fault;
  }

  /** The owner of the books takes the permission away just before this call. */
  #loseConnection(exchange: ApiRequest): void {
    if (!exchange.companyId || !this.#strike(exchange, ['deauthorize'])) return;
    const connection = linkedAccounting(this.#sandbox.store, exchange.companyId);
    if (connection) deauthorize(this.#sandbox, connection);
  }

  #rateLimited(exchange: ApiRequest, fault: FaultRule): ApiResponse {
    const seconds = this.#sandbox.faults.retryAfterSeconds(fault);
    this.#sandbox.rateLimiter.recordRetryAfter(exchange, seconds);
    return errorResponse(tooManyRequests(seconds), exchange.id);
  }

  /** Undefined when the sandbox stops before it is done. */
  async #perform(exchange: ApiRequest, operation: Operation, mayFail: boolean): Promise<ApiResponse | undefined> {
    const { idempotencyKey: key, bytes } = exchange;
    if (key === undefined || (operation.method !== 'POST' && operation.method !== 'PATCH'))
      return this.#inItsTime(exchange, operation, { mayFail, keep: () => undefined });
    const scope = `${operation.method} ${exchange.context.req.path}`;
    const kept = this.#idempotency.begin(key, scope, bytes);
    if (kept) {
      exchange.replayed = true;
      return kept;
    }
    try {
      const keep = (answer: ApiResponse): void => this.#idempotency.save(key, scope, bytes, answer);
      return await this.#inItsTime(exchange, operation, { mayFail, keep });
    } finally {
      this.#idempotency.release(key, scope);
    }
  }

  /** As slowly as was asked for, its key taken meanwhile. */
  async #inItsTime(exchange: ApiRequest, operation: Operation, once: Once): Promise<ApiResponse | undefined> {
    const { latency, stopping } = this.#sandbox;
    const slow = this.#strike(exchange, ['slow']);
    await pause(exchange.context, this.#sandbox, latency.delayFor(operation.name) + Faults.delayOf(slow));
    return stopping.aborted ? undefined : this.#once(exchange, operation, once);
  }

  /**
   * A write, its answer and its line in the log are one transaction; so are a refusal and its line. A server that fails
   * after its work has done it all the same.
   */
  async #once(exchange: ApiRequest, operation: Operation, { mayFail, keep }: Once): Promise<ApiResponse> {
    const { store } = this.#sandbox;
    try {
      const fault = mayFail ? this.#strike(exchange, statusFaults) : undefined;
      if (fault && fault.when !== 'after') throw refusalAs(fault);
      const call = await this.#call(exchange);
      const perform = (): ApiResponse => {
        const answer = toResponse(operation.handle(call));
        return fault ? errorResponse(refusalAs(fault), exchange.id) : answer;
      };
      if (!isWrite(exchange)) return perform();
      return store.transaction(() => {
        const answer = perform();
        keep(answer);
        this.#log(exchange, answer);
        return answer;
      });
    } catch (error) {
      const answer = errorResponse(error, exchange.id);
      exchange.logged = false;
      if (!isWrite(exchange)) return answer;
      return store.transaction(() => {
        keep(answer);
        this.#log(exchange, answer);
        return answer;
      });
    }
  }

  async #call({ context, contentType, bytes, id, path }: ApiRequest): Promise<Call> {
    const { body, file } = await readBody(contentType, bytes);
    const mark = path.indexOf('?');
    return {
      sandbox: this.#sandbox,
      params: withLowercaseIds(context.req.param()),
      query: new URLSearchParams(mark === -1 ? '' : path.slice(mark)),
      path: context.req.path,
      body,
      file,
      requestId: id,
    };
  }

  #respond(exchange: ApiRequest, answer: ApiResponse): Response {
    this.#record(exchange, answer);
    const body = answer.file ? new Uint8Array(answer.file.bytes) : answer.body;
    return new Response(body, { status: answer.status, headers: this.#headers(answer) });
  }

  /** Nobody listens any more; the log says that there was no answer. */
  #lost(exchange: ApiRequest): Response {
    this.#record(exchange, { status: 0, body: null });
    return unheard();
  }

  #headers(answer: ApiResponse): Record<string, string> {
    const { daily, remaining, resetsAt } = this.#sandbox.rateLimiter.quota();
    return {
      'X-Rate-Limit-Limit': String(daily),
      'X-Rate-Limit-Remaining': String(remaining),
      'X-Rate-Limit-Reset': dateOf(resetsAt),
      // By the clock that says when the quota is whole again, which a test may have moved.
      Date: new Date(this.#sandbox.store.clock.now()).toUTCString(),
      ...(answer.body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...answer.headers,
    };
  }

  #record(exchange: ApiRequest, answer: ApiResponse): void {
    if (!exchange.logged) this.#sandbox.requestLog.enqueue(logEntryOf(exchange, answer));
    exchange.logged = true;
    this.#sandbox.stats.count({ operation: exchange.operation, status: answer.status });
  }

  #log(exchange: ApiRequest, answer: ApiResponse): void {
    this.#sandbox.requestLog.write(logEntryOf(exchange, answer));
    exchange.logged = true;
  }
}

interface Once {
  /** Not when something will happen to the connection anyway. */
  readonly mayFail: boolean;
  readonly keep: (answer: ApiResponse) => void;
}

/** What a client gets that has long gone. */
const unheard = (): Response => new Response(null, { status: 504 });

function refusalAs(fault: FaultRule): CodatError {
  switch (fault.kind) {
    case 'status402':
      return companyLimitExceeded();
    case 'status403':
      return outdatedKey();
    case 'status503':
      return serviceUnavailable();
    default:
      return serverError();
  }
}

let lastDate = { at: Number.NaN, text: '' };

/** The same midnight for every answer of a day. */
function dateOf(at: number): string {
  if (lastDate.at !== at) lastDate = { at, text: new Date(at).toUTCString() };
  return lastDate.text;
}
