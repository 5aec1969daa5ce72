import { timingSafeEqual } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { emitRateLimitReached } from '../../engine/quota';
import type { Sandbox } from '../../sandbox';
import { MemoizedValue } from '../../store/memoized-value';
import { CodatError } from '../error';
import { acceptedKeys } from '../platform/api-keys';
import type { ApiRequest } from './api-request';
import { tooManyRequests } from './response';
import { nodeHttp } from './socket';

const uuidParameters = [
  'companyId',
  'connectionId',
  'syncId',
  'transactionId',
  'datasetId',
  'pushOperationKey',
  'webhookId',
];

/** A UUID is the same in capitals; everything is kept under its small letters. */
export const withLowercaseIds = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, uuidParameters.includes(name) ? value.toLowerCase() : value]),
  );

/** Who may call at all: the key first, then the limits, then ids that can be ids. */
export class AdmissionControl {
  readonly #sandbox: Sandbox;
  readonly #keys: MemoizedValue<readonly Buffer[]>;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#keys = new MemoizedValue(sandbox.store, () => acceptedKeys(sandbox).map(authorization));
  }

  authenticate({ context }: ApiRequest): void {
    const given = Buffer.from(nodeHttp(context).incoming.headers.authorization ?? '');
    if (this.#keys.value.some((wanted) => wanted.length === given.length && timingSafeEqual(wanted, given))) return;
    throw new CodatError(401, 'PublicApi', 'Unauthorized');
  }

  admit(exchange: ApiRequest): void {
    this.authenticate(exchange);
    this.#spend(exchange);
    checkIds(exchange);
  }

  #spend(exchange: ApiRequest): void {
    const { rateLimiter, stats } = this.#sandbox;
    const { address, companyId } = exchange;
    if (rateLimiter.isBeforeRetryAfter(exchange, companyId)) stats.countEarlyCall(address);
    const refused = rateLimiter.admit(exchange, companyId);
    if (!refused) return;
    if (refused.quotaReached) emitRateLimitReached(this.#sandbox);
    throw tooManyRequests(refused.retryAfterSeconds);
  }
}

function checkIds({ context }: ApiRequest): void {
  for (const name of uuidParameters) {
    const value = context.req.param(name);
    if (value !== undefined && !isUuid(value)) {
      throw new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
        { itemId: name, message: `The value '${value}' is not valid.`, validatorName: 'Path' },
      ]);
    }
  }
}

/** Basic, with the key alone in base64: no user, no colon. */
const authorization = (key: string): Buffer => Buffer.from(`Basic ${Buffer.from(key).toString('base64')}`);
