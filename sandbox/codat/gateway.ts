import { timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { validate as isUuid } from 'uuid';
import type { Sandbox } from '../sandbox';
import { delays } from '../settings';
import { activeCompanies } from '../store/company';
import { CodatError, errorBody, newCorrelationId } from './error';
import { Idempotency, type Replayable } from './idempotency';
import type { Operation } from './operation';
import { operations } from './operations';
import { readBody } from './request-body';

const uuidParameters = [
  'companyId',
  'connectionId',
  'syncId',
  'transactionId',
  'datasetId',
  'pushOperationKey',
  'webhookId',
];

/** Every documented path on the app, and Codat's 405 and 404 for the rest of them. */
export function serveCodat(app: Hono, sandbox: Sandbox): void {
  const gateway = new Gateway(sandbox);
  for (const operation of operations)
    app.on(operation.method, operation.path, (context) => gateway.answer(context, operation));
  for (const path of new Set(operations.map((each) => each.path)))
    app.all(path, (context) => gateway.refuse(context, 405, 'MethodNotAllowed'));
  app.notFound((context) => gateway.refuse(context, 404, 'NotFound'));
}

/** What stands before every operation: the key, the limits, the id shapes, idempotency, and the faults asked for. */
class Gateway {
  readonly #sandbox: Sandbox;
  readonly #idempotency: Idempotency;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#idempotency = new Idempotency(sandbox.store);
  }

  async answer(context: Context, operation: Operation): Promise<Response> {
    const { requests, budget } = this.#sandbox;
    const started = performance.now();
    const requestId = newCorrelationId();
    const companyId = context.req.param('companyId');
    const notes: Notes = { replayed: false, fault: undefined };
    let reply: Replayable & { readonly headers?: Readonly<Record<string, string>> };
    try {
      this.#admit(context, companyId);
      this.#checkIds(context);
      if (companyId) {
        const inFlight = budget.enter(companyId);
        requests.mostInFlight.set(companyId, Math.max(inFlight, requests.mostInFlight.get(companyId) ?? 0));
      }
      try {
        reply = await this.#perform(context, operation, requestId, notes);
      } finally {
        if (companyId) budget.leave(companyId);
      }
    } catch (error) {
      reply = this.#refusal(error, requestId);
    }
    requests.add({
      id: requestId,
      at: new Date().toISOString(),
      operation: operation.name,
      method: context.req.method,
      path: context.req.path,
      companyId,
      idempotencyKey: context.req.header('idempotency-key'),
      status: reply.status,
      durationMs: Math.round(performance.now() - started),
      ...notes,
    });
    return this.#respond(reply);
  }

  refuse(context: Context, status: 404 | 405, words: string): Response {
    const requestId = newCorrelationId();
    try {
      this.#authenticate(context);
      return this.#respond(this.#refusal(new CodatError(status, 'PublicApi', words), requestId));
    } catch (error) {
      return this.#respond(this.#refusal(error, requestId));
    }
  }

  #admit(context: Context, companyId: string | undefined): void {
    const { budget, requests } = this.#sandbox;
    this.#authenticate(context);
    if (budget.calledTooSoon()) requests.beforeRetryAfter += 1;
    const refused = budget.admit({
      address: getConnInfo(context).remote.address ?? 'unknown',
      activeCompanies: activeCompanies(this.#sandbox.store),
      companyId,
    });
    if (!refused) return;
    requests.throttled += 1;
    throw tooMany(refused.retryAfterSeconds);
  }

  /** Basic, with the key alone in base64: no user, no colon. */
  #authenticate(context: Context): void {
    const wanted = Buffer.from(`Basic ${Buffer.from(this.#sandbox.apiKey).toString('base64')}`);
    const given = Buffer.from(context.req.header('authorization') ?? '');
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given))
      throw new CodatError(401, 'PublicApi', 'Unauthorized');
  }

  #checkIds(context: Context): void {
    for (const name of uuidParameters) {
      const value = context.req.param(name);
      if (value !== undefined && !isUuid(value)) {
        throw new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
          { itemId: name, message: `The value '${value}' is not valid.`, validatorName: 'Path' },
        ]);
      }
    }
  }

  async #perform(
    context: Context,
    operation: Operation,
    requestId: string,
    notes: Notes,
  ): Promise<Replayable & { headers?: Readonly<Record<string, string>> }> {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const key =
      operation.method === 'POST' || operation.method === 'PATCH' ? context.req.header('idempotency-key') : undefined;
    const scope = `${operation.method} ${context.req.path}`;
    if (key !== undefined) {
      const kept = this.#idempotency.begin(key, scope, bytes);
      if (kept) {
        notes.replayed = true;
        return kept;
      }
    }
    try {
      return await this.#once(context, operation, {
        requestId,
        notes,
        bytes,
        keep: (reply) => key !== undefined && this.#idempotency.keep(key, scope, bytes, reply),
      });
    } finally {
      if (key !== undefined) this.#idempotency.release(key, scope);
    }
  }

  async #once(
    context: Context,
    operation: Operation,
    call: Once,
  ): Promise<Replayable & { headers?: Readonly<Record<string, string>> }> {
    const { faults, store } = this.#sandbox;
    const fault = faults.strike(operation.name, [
      'status500',
      'status503',
      'timeout-before',
      'timeout-after-commit',
      'rate-limit',
    ]);
    call.notes.fault = fault?.kind;
    if (fault?.kind === 'timeout-before') await this.#hang(context);
    let reply: Replayable & { headers?: Readonly<Record<string, string>> };
    try {
      if (fault?.kind === 'status500')
        throw new CodatError(500, 'PublicApi', 'There is a problem with our server. Please try again later.');
      if (fault?.kind === 'status503')
        throw new CodatError(
          503,
          'PublicApi',
          'The Codat API is temporarily offline for maintenance. Please try again later.',
        );
      if (fault?.kind === 'rate-limit') throw tooMany(2);
      const { body, file } = await readBody(context, call.bytes);
      reply = store.transaction(() => {
        const { status, body: answer } = operation.handle({
          sandbox: this.#sandbox,
          params: context.req.param(),
          query: new URL(context.req.url).searchParams,
          path: context.req.path,
          body,
          file,
          requestId: call.requestId,
        });
        const done = { status, body: answer === undefined ? null : JSON.stringify(answer) };
        call.keep(done);
        return done;
      });
    } catch (error) {
      reply = this.#refusal(error, call.requestId);
      call.keep(reply);
    }
    if (fault?.kind === 'timeout-after-commit') await this.#hang(context);
    return reply;
  }

  /** Until the client gives up, or for as long as a real connection would last. */
  async #hang(context: Context): Promise<never> {
    const { stopping, speed } = this.#sandbox;
    const ends = AbortSignal.any([context.req.raw.signal, stopping, AbortSignal.timeout(delays.hang / speed)]);
    if (!ends.aborted)
      await new Promise<void>((resolve) => ends.addEventListener('abort', () => resolve(), { once: true }));
    throw new CodatError(504, 'PublicApi', 'The request timed out.');
  }

  #refusal(error: unknown, requestId: string): Replayable & { headers: Readonly<Record<string, string>> } {
    if (!(error instanceof CodatError)) console.error('sandbox: an operation failed', error);
    const known =
      error instanceof CodatError
        ? error
        : new CodatError(500, 'PublicApi', 'There is a problem with our server. Please try again later.');
    return { status: known.status, body: JSON.stringify(errorBody(known, requestId)), headers: known.headers };
  }

  #respond(reply: Replayable & { readonly headers?: Readonly<Record<string, string>> }): Response {
    const headers = { ...this.#sandbox.budget.headers(activeCompanies(this.#sandbox.store)), ...reply.headers };
    if (reply.body === null) return new Response(null, { status: reply.status, headers });
    return new Response(reply.body, {
      status: reply.status,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    });
  }
}

interface Notes {
  replayed: boolean;
  fault: string | undefined;
}

interface Once {
  readonly requestId: string;
  readonly notes: Notes;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly keep: (reply: Replayable) => void;
}

const tooMany = (seconds: number): CodatError =>
  new CodatError(
    429,
    'PublicApi',
    'You have made too many requests in a given amount of time; please retry later.',
    [],
    { 'Retry-After': String(seconds) },
  );
