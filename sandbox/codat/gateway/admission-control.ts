import { timingSafeEqual } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { emitRateLimitReached } from '../../engine/quota';
import type { Sandbox } from '../../sandbox';
import { MemoizedValue } from '../../store/memoized-value';
import { CodatError, invalidRequest } from '../error';
import { acceptedKeys } from '../platform/api-keys';
import type { ApiRequest } from './api-request';
import { tooManyRequests } from './response';
import { nodeHttp } from './socket';

const uuidParameters = 'companyId connectionId syncId transactionId datasetId pushOperationKey webhookId'.split(' ');

/**
 * Returns the path parameters with UUIDs in lower case. Clients may send them in upper case; the store has them in
 * lower case.
 */
export const withLowercaseIds = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, uuidParameters.includes(name) ? value.toLowerCase() : value]),
  );

/** Checks a call before its operation runs: first the API key, then the rate limits, then the ids in the path. */
export class AdmissionControl {
  readonly #sandbox: Sandbox;
  readonly #keys: MemoizedValue<readonly Buffer[]>;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#keys = new MemoizedValue(sandbox.store, () => acceptedKeys(sandbox).map(authorization));
  }

  admit(request: ApiRequest): void {
    this.authenticate(request);
    this.#limitRate(request);
    checkIds(request);
  }

  authenticate({ context }: ApiRequest): void {
    const given = Buffer.from(nodeHttp(context).incoming.headers.authorization ?? '');
    if (this.#keys.value.some((wanted) => wanted.length === given.length && timingSafeEqual(wanted, given))) return;
    throw new CodatError(401, 'PublicApi', 'Unauthorized');
  }

  #limitRate(request: ApiRequest): void {
    const { rateLimiter, stats } = this.#sandbox;
    if (rateLimiter.isBeforeRetryAfter(request, request.companyId)) stats.countEarlyCall(request.address);
    const refusal = rateLimiter.admit(request, request.companyId);
    if (!refusal) return;
    if (refusal.quotaReached) emitRateLimitReached(this.#sandbox);
    throw tooManyRequests(refusal.retryAfterSeconds);
  }
}

function checkIds({ context }: ApiRequest): void {
  for (const name of uuidParameters) {
    const value = context.req.param(name);
    if (value !== undefined && !isUuid(value)) throw invalidRequest(name, `The value '${value}' is not valid.`, 'Path');
  }
}

/** Codat's variant of Basic authentication: the base64 text contains only the key, without a user name or a colon. */
const authorization = (key: string): Buffer => Buffer.from(`Basic ${Buffer.from(key).toString('base64')}`);
