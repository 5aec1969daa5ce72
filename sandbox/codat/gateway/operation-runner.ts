import { type FaultKind, type FaultRule, Faults } from '../../control/faults/faults';
import type { Sandbox } from '../../sandbox';
import type { CodatError } from '../error';
import type { Call, Operation } from '../operation';
import { withLowercaseIds } from './admission-control';
import { type ApiRequest, isWrite, logEntryOf } from './api-request';
import { Idempotency } from './idempotency';
import { readBody } from './request-body';
import {
  type ApiResponse,
  companyLimitExceeded,
  errorResponse,
  outdatedKey,
  serverError,
  serviceUnavailable,
  toResponse,
} from './response';
import { pause } from './socket';

/**
 * Faults that respond with an error of Codat. With an idempotency key, the error is saved and replayed like any
 * response.
 */
const statusFaults: readonly FaultKind[] = ['status402', 'status403', 'status500', 'status503'];

/** Returns the fault to inject into the call, if any, and adds it to the call's log entry. */
export function injectFault(
  { faults }: Sandbox,
  request: ApiRequest,
  kinds: readonly FaultKind[],
): FaultRule | undefined {
  const fault = faults.inject(request.operation, kinds, request.companyId);
  if (fault) request.faults = [...request.faults, fault.kind];
  return fault;
}

/**
 * Runs an operation with its idempotency key, its latency and its status faults. The work and its log entry are
 * committed in one transaction.
 */
export class OperationRunner {
  readonly #sandbox: Sandbox;
  readonly #idempotency: Idempotency;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#idempotency = new Idempotency(sandbox.store);
  }

  /**
   * Runs the operation and returns its response. Returns undefined if the sandbox stops while the call waits.
   * `allowFault` permits status faults; the gateway sets it to false when it injects a connection fault.
   */
  async run(request: ApiRequest, operation: Operation, allowFault: boolean): Promise<ApiResponse | undefined> {
    const { idempotencyKey: key, bytes } = request;
    if (key === undefined || (operation.method !== 'POST' && operation.method !== 'PATCH'))
      return this.#runDelayed(request, operation, { allowFault, save: () => undefined });
    const scope = `${operation.method} ${request.context.req.path}`;
    const replay = this.#idempotency.begin(key, scope, bytes);
    if (replay) {
      request.replayed = true;
      return replay;
    }
    try {
      const save = (response: ApiResponse): void => this.#idempotency.save(key, scope, bytes, response);
      return await this.#runDelayed(request, operation, { allowFault, save });
    } finally {
      this.#idempotency.release(key, scope);
    }
  }

  /**
   * Waits for the configured latency and for a `slow` fault, then runs the operation. The idempotency key stays
   * reserved during the wait.
   */
  async #runDelayed(request: ApiRequest, operation: Operation, options: RunOptions): Promise<ApiResponse | undefined> {
    const { latency, stopping } = this.#sandbox;
    const slow = injectFault(this.#sandbox, request, ['slow']);
    await pause(request.context, this.#sandbox, latency.delayFor(operation.name) + Faults.delayOf(slow));
    return stopping.aborted ? undefined : this.#runOnce(request, operation, options);
  }

  /**
   * Commits a write, its response and its log entry in one transaction. If the operation throws, its error response and
   * log entry are committed in a new transaction. A fault with `when: "after"` replaces the response by an error, but
   * the work is still committed.
   */
  async #runOnce(request: ApiRequest, operation: Operation, { allowFault, save }: RunOptions): Promise<ApiResponse> {
    const commit = (respond: () => ApiResponse): ApiResponse => {
      if (!isWrite(request)) return respond();
      return this.#sandbox.store.transaction(() => {
        const response = respond();
        save(response);
        this.#sandbox.requestLog.write(logEntryOf(request, response));
        request.logged = true;
        return response;
      });
    };
    try {
      const fault = allowFault ? injectFault(this.#sandbox, request, statusFaults) : undefined;
      if (fault && fault.when !== 'after') throw errorFor(fault);
      const call = await this.#call(request);
      return commit(() => {
        const response = toResponse(operation.handle(call));
        return fault ? errorResponse(errorFor(fault), request.id) : response;
      });
    } catch (error) {
      const response = errorResponse(error, request.id);
      request.logged = false;
      return commit(() => response);
    }
  }

  async #call({ context, contentType, bytes, id, path }: ApiRequest): Promise<Call> {
    const { body, file } = await readBody(contentType, bytes);
    const queryStart = path.indexOf('?');
    return {
      sandbox: this.#sandbox,
      params: withLowercaseIds(context.req.param()),
      query: new URLSearchParams(queryStart === -1 ? '' : path.slice(queryStart)),
      path: context.req.path,
      body,
      file,
      requestId: id,
    };
  }
}

interface RunOptions {
  readonly allowFault: boolean;
  /** Saves the response under the idempotency key, if the call has one. */
  readonly save: (response: ApiResponse) => void;
}

function errorFor(fault: FaultRule): CodatError {
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
