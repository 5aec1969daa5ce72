import { env } from '@/lib/env';
import { CodatError, type Failure, type Problem } from './errors';
import { type Exchange, masked } from './exchange';

/** How the calls of one purpose leave: each in its turn, over a wire, and heard of by whoever keeps the record. */
export type CodatChannel = {
  /** Waits for a call's turn. Throws CodatError `not-admitted` when it does not come soon: nothing was sent then. */
  readonly admit: () => Promise<CallSlot>;
  /** What carries it; the machine's own unless a test has another. */
  readonly fetch?: typeof fetch;
};

export type CallSlot = {
  /** Whether the turn still stands: it was given for now, and this process may have slept since. */
  readonly isFresh: () => boolean;
  /** The call is over: what it was, and what its answer said of the limits. */
  readonly release: (exchange: Exchange, limits: RateLimits) => Promise<unknown>;
};

/** What an answer said of Codat's limits ("Rate limits"); times in seconds from when it was said. */
export type RateLimits = {
  readonly retryAfterSeconds: number | null;
  readonly quota: { readonly limit: number; readonly remaining: number; readonly resetsInSeconds: number } | null;
};

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string | Multipart;
  readonly idempotencyKey?: string;
  readonly channel?: CodatChannel | undefined;
};

/** A body whose bytes are the same however often it is sent. */
export type Multipart = { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Codat's key is the base64 of the key alone, without a colon (Codat, authentication). */
export const authorization = (apiKey: string): string => `Basic ${Buffer.from(apiKey).toString('base64')}`;

/** Makes one call and answers its JSON. Throws CodatError; never tries again by itself. */
export async function call({ method, path, body, idempotencyKey, channel }: Call): Promise<unknown> {
  const { codat } = env();
  const contentType = typeof body === 'string' ? 'application/json' : body?.contentType;
  const answer = await send(new URL(path, codat.baseUrl), {
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
  return parseReply(answer.text);
}

type SendRequest = { method: string; headers: HeadersInit; body?: BodyInit | null; channel?: CodatChannel | undefined };
type RawResponse = { readonly status: number; readonly text: string; readonly headers: Headers };

/** The only place a request leaves from: in its turn, timed, recorded, and every failure given its kind. */
export async function send(url: URL, { channel, ...request }: SendRequest): Promise<RawResponse> {
  let turn = await channel?.admit();
  while (turn && !turn.isFresh()) {
    await turn.release(emptyExchange(request.method, url), noLimits);
    turn = await channel?.admit();
  }
  const started = performance.now();
  const told = (outcome: Partial<Exchange>, limits: RateLimits = noLimits) =>
    turn?.release(
      {
        ...emptyExchange(request.method, url),
        failure: null,
        latencyMs: Math.round(performance.now() - started),
        requestBody: typeof request.body === 'string' ? masked(request.body) : null,
        ...outcome,
      },
      limits,
    );
  const signal = AbortSignal.timeout(env().codat.timeoutSeconds * 1000);
  let response: Response;
  let text: string;
  try {
    response = await (channel?.fetch ?? fetch)(url, { ...request, signal, redirect: 'error' });
  } catch (error) {
    const failure = connectionFailure(error);
    await told({ failure: failure.kind });
    throw new CodatError(failure, `Codat did not answer ${request.method} ${url.pathname}`, null);
  }
  try {
    text = await response.text();
  } catch {
    // The status came and the rest did not: a 2xx was done all the same.
    const failure: Failure = { kind: response.ok ? 'unread' : 'no-answer' };
    await told({ status: response.status, failure: failure.kind }, limitsIn(response));
    throw new CodatError(failure, `Codat’s answer to ${request.method} ${url.pathname} broke off`, null);
  }
  const answer = { status: response.status, headers: response.headers, text };
  const said = errorBody.read(text);
  const failed = answer.status < 400 ? null : failureOf(answer, said);
  const { correlationId } = said;
  const outcome = { status: answer.status, failure: failed?.kind ?? null, correlationId, responseBody: masked(text) };
  await told(outcome, limitsIn(response));
  if (failed) throw new CodatError(failed, said.error ?? `Codat answered ${answer.status}`, correlationId);
  return answer;
}

const emptyExchange = (method: string, url: URL): Exchange => ({
  method,
  path: url.pathname + url.search.replace(/otp=[^&]+/, 'otp=•••'),
  status: null,
  failure: 'not-admitted',
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

/** By the clock of whoever names the instant (its Date header), which need not be ours. */
const secondsUntil = (instant: string, headers: Headers): number =>
  Math.ceil((Date.parse(instant) - (Date.parse(headers.get('date') ?? '') || Date.now())) / 1000);

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = secondsUntil(value, headers);
  return Number.isNaN(seconds) ? 60 : Math.max(1, seconds);
}

/** Whether the request can have reached Codat, from how the connection failed. */
function connectionFailure(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
    ? { kind: 'not-reached' }
    : { kind: 'no-answer' };
}

function failureOf({ status, headers }: RawResponse, said: { problems: readonly Problem[] }): Failure {
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: retryAfter(headers) };
  if (status === 409) return { kind: 'in-flight' };
  if (status >= 500 || status === 408) return { kind: 'server-error' };
  if (status === 401 || status === 402 || status === 403 || status === 451) return { kind: 'not-allowed' };
  if (status === 404) return { kind: 'missing' };
  return { kind: 'rejected', problems: said.problems };
}

/** Codat's error message (ErrorMessage): what is there is read, nothing is required. */
const errorBody = {
  read(text: string): { error: string | null; correlationId: string | null; problems: readonly Problem[] } {
    const body = parseJson(text);
    const validation =
      isRecord(body) && isRecord(body.validation) && Array.isArray(body.validation.errors)
        ? body.validation.errors
        : [];
    return {
      error: isRecord(body) && typeof body.error === 'string' ? body.error : null,
      correlationId: isRecord(body) && typeof body.correlationId === 'string' ? body.correlationId : null,
      problems: validation
        .filter(isRecord)
        .map((problem) => ({ itemId: String(problem.itemId ?? ''), message: String(problem.message ?? '') })),
    };
  },
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseReply(text: string): unknown {
  if (text === '') return undefined;
  const body = parseJson(text);
  if (body === undefined) throw new CodatError({ kind: 'unread' }, 'Codat’s answer could not be read', null);
  return body;
}
