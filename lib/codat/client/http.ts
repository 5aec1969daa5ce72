import { env } from '@/lib/env';
import { CodatError, type Failure, type Problem } from './errors';
import type { Exchange } from './exchange';
import { parseJson } from './json';
import { maskBody, maskPath } from './masking';

/**
 * The way to Codat for the calls of one purpose, such as one company. Each call waits for a slot within the rate
 * limits, and each call is recorded.
 */
export type CodatChannel = {
  /** Waits for a slot. If none is free in time, it throws a CodatError of kind `not-admitted`, and nothing was sent. */
  readonly admit: () => Promise<CallSlot>;
  /** The simulation sets this to replace the network. */
  readonly fetch?: typeof fetch;
};

/** The right to make one call to Codat. */
export type CallSlot = {
  /**
   * Whether the call may leave now. A slot expires if the process is suspended before it makes the call, or if another
   * call receives a 429 in the meantime.
   */
  readonly isFresh: () => boolean;
  /** Gives back the slot of a call that was not made. */
  readonly cancel: () => Promise<unknown>;
  /** Holds all later calls of this process for these seconds, as Codat's Retry-After asks. Takes effect at once. */
  readonly hold: (seconds: number) => void;
  /** Releases the slot after the call. Stores the exchange and the limits that the response reported. */
  readonly release: (exchange: Exchange, limits: RateLimits) => Promise<unknown>;
};

/** The limits that a response reported (Codat, "Rate limits"). Times are in seconds from the response. */
export type RateLimits = {
  readonly retryAfterSeconds: number | null;
  readonly quota: { readonly limit: number; readonly remaining: number; readonly resetsInSeconds: number } | null;
};

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string | Multipart;
  readonly idempotencyKey?: string;
  /**
   * Required, because a call without a channel would not respect Codat's limits. Only tests pass undefined, and the
   * command that sets up an account before there is a database.
   */
  readonly channel: CodatChannel | undefined;
};

/** A multipart body with fixed bytes, so that a retry sends the same ones. */
export type Multipart = { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Returns the Authorization header: the API key alone in base64, without a colon (Codat, authentication). */
export const authorization = (apiKey: string): string => `Basic ${Buffer.from(apiKey).toString('base64')}`;

/**
 * Makes one call and returns its JSON. Throws CodatError. Never retries, because only the caller knows whether the call
 * is idempotent.
 */
export async function call({ method, path, body, idempotencyKey, channel }: Call): Promise<unknown> {
  const { codat } = env();
  const contentType = typeof body === 'string' ? 'application/json' : body?.contentType;
  const { text } = await send(new URL(path, codat.baseUrl), {
    method,
    headers: {
      authorization: authorization(codat.apiKey),
      accept: 'application/json',
      ...(contentType && { 'content-type': contentType }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body: typeof body === 'string' ? body : body?.bytes,
    channel,
  });
  if (text === '') return undefined;
  const json = parseJson(text);
  if (json === undefined) throw new CodatError({ kind: 'unread' }, 'Codat’s response could not be read', null);
  return json;
}

type SendRequest = { method: string; headers: HeadersInit; body?: BodyInit | null; channel: CodatChannel | undefined };
type RawResponse = { readonly status: number; readonly text: string; readonly headers: Headers };

/**
 * Sends a request. All requests to Codat go through this function, which takes a slot, applies the timeout and records
 * the exchange.
 */
export async function send(url: URL, { channel, ...request }: SendRequest): Promise<RawResponse> {
  const { method, body } = request;
  const slot = channel && (await freshSlot(channel));
  const startedAt = performance.now();
  const release = (outcome: Partial<Exchange>, limits: RateLimits = noLimits) =>
    slot?.release(
      {
        ...emptyExchange(method, url),
        latencyMs: Math.round(performance.now() - startedAt),
        requestBody: typeof body === 'string' ? maskBody(body) : null,
        ...outcome,
      },
      limits,
    );
  const signal = AbortSignal.timeout(env().codat.timeoutSeconds * 1000);
  let response: Response;
  try {
    response = await (channel?.fetch ?? fetch)(url, { ...request, signal, redirect: 'error' });
  } catch (error) {
    const failure = connectionFailure(error);
    await release({ failure: failure.kind });
    throw new CodatError(failure, `Codat did not respond to ${method} ${url.pathname}`, null);
  }
  const { status, headers } = response;
  // The other calls are held before anything else happens, because reading the body and storing the limits take time.
  if (status === 429) slot?.hold(retryAfter(headers));
  const text = await response.text().catch(() => null);
  if (text === null) {
    // Only the status arrived, without the body. A 2xx status still proves that Codat carried out the call.
    const failure: Failure = { kind: response.ok ? 'unread' : 'no-answer' };
    await release({ status, failure: failure.kind }, limitsIn(response));
    throw new CodatError(failure, `Codat’s response to ${method} ${url.pathname} was cut off`, null);
  }
  const { error, correlationId, problems } = parseErrorBody(text);
  const failure = status < 400 ? null : failureFor(status, headers, problems);
  const outcome = { status, failure: failure?.kind ?? null, correlationId, responseBody: maskBody(text) };
  await release(outcome, limitsIn(response));
  if (failure) throw new CodatError(failure, error ?? `Codat returned ${status}`, correlationId);
  return { status, headers, text };
}

async function freshSlot(channel: CodatChannel): Promise<CallSlot> {
  for (;;) {
    const slot = await channel.admit();
    if (slot.isFresh()) return slot;
    await slot.cancel();
  }
}

const emptyExchange = (method: string, url: URL): Exchange => ({
  method,
  path: maskPath(url),
  status: null,
  failure: null,
  correlationId: null,
  latencyMs: 0,
  requestBody: null,
  responseBody: null,
});

const noLimits: RateLimits = { retryAfterSeconds: null, quota: null };

function limitsIn({ status, headers }: Response): RateLimits {
  const number = (name: string) => Number.parseInt(headers.get(name) ?? '', 10);
  const quota = {
    limit: number('x-rate-limit-limit'),
    remaining: number('x-rate-limit-remaining'),
    resetsInSeconds: secondsUntil(headers.get('x-rate-limit-reset') ?? '', headers),
  };
  return {
    retryAfterSeconds: status === 429 ? retryAfter(headers) : null,
    quota: Object.values(quota).every(Number.isFinite) ? quota : null,
  };
}

/**
 * Returns the seconds until an instant that Codat names. Measures from the response's Date header, because Codat's
 * clock may differ from ours.
 */
const secondsUntil = (instant: string, headers: Headers): number =>
  Math.ceil((Date.parse(instant) - (Date.parse(headers.get('date') ?? '') || Date.now())) / 1000);

/** Returns the seconds to wait. The Retry-After header has a number of seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = secondsUntil(value, headers);
  return Number.isNaN(seconds) ? 60 : Math.max(1, seconds);
}

/**
 * Returns the kind of a connection error. If no connection was established, nothing was sent. After a timeout or a
 * reset the outcome is ambiguous.
 */
function connectionFailure(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
    ? { kind: 'not-reached' }
    : { kind: 'no-answer' };
}

function failureFor(status: number, headers: Headers, problems: readonly Problem[]): Failure {
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: retryAfter(headers) };
  if (status === 409) return { kind: 'in-flight' };
  if (status >= 500 || status === 408) return { kind: 'server-error' };
  if (status === 401 || status === 402 || status === 403 || status === 451) return { kind: 'not-allowed' };
  if (status === 404) return { kind: 'missing' };
  return { kind: 'rejected', problems };
}

type ErrorBody = { error: string | null; correlationId: string | null; problems: readonly Problem[] };

/** Parses the body of an error response (Codat, ErrorMessage). Every field may be missing. */
function parseErrorBody(text: string): ErrorBody {
  const json = parseJson(text);
  const { error, correlationId, validation } = isRecord(json) ? json : {};
  const errors = isRecord(validation) && Array.isArray(validation.errors) ? validation.errors : [];
  return {
    error: typeof error === 'string' ? error : null,
    correlationId: typeof correlationId === 'string' ? correlationId : null,
    problems: errors
      .filter(isRecord)
      .map((problem) => ({ itemId: String(problem.itemId ?? ''), message: String(problem.message ?? '') })),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
