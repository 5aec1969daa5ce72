import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import type { WorkerProcess } from '../core/worker-process';
import type { Conditions } from '../faults/conditions';
import { timeoutSeconds } from '../settings';
import { type Call, CodatResponse, readCall } from './call';
import type { CodatCompany } from './company';
import { IdempotencyCache, type Reply } from './idempotency';
import type { OperationContext } from './operation';
import { perform } from './operations';
import type { Limit, RateLimiter } from './rate-limits';

type Context = Omit<OperationContext, 'now'> & {
  readonly callSent: (call: Call, worker: WorkerProcess) => void;
  /** Codat responded with a 429. `limit` is the limit that was exceeded, or null if the 429 is a random fault. */
  readonly callRejected: (call: Call, limit: Limit | null) => void;
  /** The worker has received a 429 with this Retry-After. */
  readonly retryAfterHeard: (worker: WorkerProcess, retryAfter: string) => void;
  readonly trace: (describe: () => string) => void;
};

/**
 * Simulates Codat's API over an unreliable network: requests and responses may be late or lost, and servers may fail.
 */
export class CodatApi {
  readonly #replies: IdempotencyCache;

  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly companies: ReadonlyMap<string, CodatCompany>,
    private readonly rateLimiter: RateLimiter,
    private readonly conditions: () => Conditions['current'],
    private readonly context: Context,
  ) {
    this.#replies = new IdempotencyCache(schedule);
  }

  /** Returns the `fetch` function for this worker. */
  fetchFrom(worker: WorkerProcess): typeof fetch {
    return (input, init) => {
      const call = readCall(input, init);
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      this.context.callSent(call, worker);
      const exchange = new HttpExchange(worker, this.schedule, (outcome) => {
        if (outcome instanceof Response && outcome.status === 429)
          this.context.retryAfterHeard(worker, outcome.headers.get('retry-after') ?? '');
        if (outcome instanceof Response) resolve(outcome);
        else reject(outcome);
      });
      this.context.trace(() => `${worker.name} ${call.method} ${call.path}${call.key ? ` key ${call.key}` : ''}`);
      this.#send(call, exchange);
      return promise;
    };
  }

  #send(call: Call, exchange: HttpExchange): void {
    const { network } = this.conditions();
    if (this.random.occurs(network.refused)) {
      this.schedule.after(this.random.logUniform(1, 100), () => exchange.finish(connectionRefused()));
      return;
    }
    if (this.random.occurs(network.lost)) return;
    this.schedule.after(this.random.logUniform(2, 400), () => this.#arrive(call, exchange));
  }

  #arrive(call: Call, exchange: HttpExchange): void {
    const { network } = this.conditions();
    if (this.random.occurs(network.rateLimited)) {
      this.context.callRejected(call, null);
      this.#rejectRate(call, exchange, Math.ceil(this.random.logUniform(1, 600)));
      return;
    }
    const exceeded = this.rateLimiter.admit(call.companyId);
    if (exceeded) {
      this.context.callRejected(call, exceeded.limit);
      this.#rejectRate(call, exchange, exceeded.seconds);
      return;
    }
    exchange.onClose(() => this.rateLimiter.release(call.companyId));
    const key = call.key && call.method === 'POST' ? `${call.path} ${call.key}` : null;
    const repeated = key === null ? null : this.#replies.begin(key, call.text);
    if (repeated) {
      this.#respond(call, exchange, repeated);
      return;
    }
    const workMs = this.random.occurs(network.slow)
      ? this.random.logUniform(5_000, 60_000)
      : this.random.logUniform(5, 800);
    this.schedule.after(workMs, () => this.#work(call, key, exchange));
  }

  #work(call: Call, key: string | null, exchange: HttpExchange): void {
    const reply = this.#reply(call);
    if (key !== null) this.#replies.save(key, reply);
    if (this.random.occurs(this.conditions().network.noResponse)) return;
    this.#respond(call, exchange, reply);
  }

  #reply(call: Call): Reply {
    const { serverErrors, isAuthorized } = this.conditions();
    if (!isAuthorized) return { status: this.random.pick([401, 402, 403]), body: { error: 'not allowed' } };
    if (this.random.occurs(serverErrors.before500)) return { status: 500, body: { error: 'before the work' } };
    if (this.random.occurs(serverErrors.before503)) return { status: 503, body: { error: 'unavailable' } };
    const company = this.companies.get(call.companyId);
    if (!company) return { status: 404, body: { error: 'no such company' } };
    const reply = perform(company, call, { ...this.context, now: this.schedule.now });
    return this.random.occurs(serverErrors.after500) ? { status: 500, body: { error: 'after the work' } } : reply;
  }

  #rejectRate(call: Call, exchange: HttpExchange, seconds: number): void {
    // Codat may send Retry-After as a number of seconds or as a date (RFC 9110, 10.2.3), so both occur.
    const retryAfter = this.random.occurs(0.7)
      ? String(seconds)
      : new Date(Math.ceil(this.schedule.now / 1000) * 1000 + seconds * 1000).toUTCString();
    this.#respond(call, exchange, { status: 429, body: { error: 'too many requests' } }, { 'retry-after': retryAfter });
  }

  #respond(
    call: Call,
    exchange: HttpExchange,
    { status, body }: Reply,
    extraHeaders: Record<string, string> = {},
  ): void {
    const { network } = this.conditions();
    this.context.trace(() => `Codat ${status} to ${call.method} ${call.path} ${JSON.stringify(body).slice(0, 300)}`);
    const text = JSON.stringify(body);
    const received = this.random.occurs(network.reset)
      ? null
      : this.random.occurs(network.malformed)
        ? text.slice(0, text.length / 2)
        : text;
    const headers = { 'content-type': 'application/json', ...this.rateLimiter.headers(), ...extraHeaders };
    exchange.close();
    this.schedule.after(this.random.logUniform(2, 400), () =>
      exchange.finish(new CodatResponse(status, headers, received)),
    );
  }
}

/** The HTTP connection of one call. It ends with a response, the client's timeout, or the end of the worker process. */
class HttpExchange {
  #isFinished = false;
  #onClose: (() => void) | null = null;
  readonly #ignoreExit: () => void;

  constructor(
    private readonly worker: WorkerProcess,
    schedule: Schedule,
    private readonly settle: (outcome: Response | Error) => void,
  ) {
    this.#ignoreExit = worker.onExit(() => this.close());
    const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    schedule.after(timeoutSeconds * 1000, () => this.finish(timeout));
  }

  onClose(run: () => void): void {
    this.#onClose = run;
  }

  close(): void {
    this.#onClose?.();
    this.#onClose = null;
  }

  /**
   * Ends the call with a response or an error, as soon as the worker process is awake. Has no effect on an ended call.
   */
  finish(outcome: Response | Error): void {
    this.worker.runWhenAwake(() => {
      if (this.#isFinished) return;
      this.#isFinished = true;
      this.#ignoreExit();
      this.close();
      this.settle(outcome);
    });
  }
}

/** Returns the error that Node's fetch throws when a server refuses the connection. */
const connectionRefused = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) });
