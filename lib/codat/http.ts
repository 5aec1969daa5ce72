import { env } from '@/lib/env';
import { CodatError, type Failure, type Problem } from './errors';
import { type Exchange, masked } from './exchange';

/** Who hears of every call made. */
export type Recorder = (exchange: Exchange) => Promise<unknown> | undefined;

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string | FormData;
  readonly idempotencyKey?: string;
  readonly record?: Recorder;
};

const timeoutMs = 30_000;

/** Codat's key is the base64 of the key alone, without a colon (Codat, authentication). */
export const authorization = (apiKey: string): string => `Basic ${Buffer.from(apiKey).toString('base64')}`;

/** Makes one call and answers its JSON. Throws CodatError; never tries again by itself. */
export async function call(request: Call): Promise<unknown> {
  const { codat } = env();
  const response = await send(new URL(request.path, codat.baseUrl), {
    method: request.method,
    headers: {
      authorization: authorization(codat.apiKey),
      accept: 'application/json',
      ...(typeof request.body === 'string' && { 'content-type': 'application/json' }),
      ...(request.idempotencyKey && { 'idempotency-key': request.idempotencyKey }),
    },
    body: request.body,
    record: request.record,
  });
  return readJson(response.text);
}

type Sent = { method: string; headers: HeadersInit; body?: BodyInit | null; record?: Recorder };
type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

/** The only place a request leaves from: timed, recorded, and every failure given its kind. */
export async function send(url: URL, { record, ...request }: Sent): Promise<Answer> {
  const started = performance.now();
  const told = (outcome: Partial<Exchange>) =>
    record?.({
      method: request.method,
      path: url.pathname + url.search.replace(/otp=[^&]+/, 'otp=•••'),
      status: null,
      failure: null,
      correlationId: null,
      latencyMs: Math.round(performance.now() - started),
      requestBody: typeof request.body === 'string' ? masked(request.body) : null,
      responseBody: null,
      ...outcome,
    });
  let answer: Answer;
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    answer = { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const failure = unanswered(error);
    await told({ failure: failure.kind });
    throw new CodatError(failure, `Codat did not answer ${request.method} ${url.pathname}`, null);
  }
  const { status } = answer;
  const said = errorBody.read(answer.text);
  const failed = status < 400 ? null : failureOf(answer, said);
  await told({
    status,
    failure: failed?.kind ?? null,
    correlationId: said.correlationId,
    responseBody: masked(answer.text),
  });
  if (failed) throw new CodatError(failed, said.error ?? `Codat answered ${status}`, said.correlationId);
  return answer;
}

/** Whether the request can have reached Codat, from how the connection failed. */
function unanswered(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
    ? { kind: 'not-reached' }
    : { kind: 'no-answer' };
}

function failureOf({ status, headers }: Answer, said: { problems: readonly Problem[] }): Failure {
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: secondsAfter(headers) };
  if (status === 409) return { kind: 'in-flight' };
  if (status >= 500 || status === 408) return { kind: 'server-error' };
  if (status === 401 || status === 402 || status === 403 || status === 451) return { kind: 'not-allowed' };
  if (status === 404) return { kind: 'missing' };
  return { kind: 'rejected', problems: said.problems };
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function secondsAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? 60 : Math.max(1, Math.ceil((until - Date.now()) / 1000));
}

/** Codat's error message (ErrorMessage): what is there is read, nothing is required. */
const errorBody = {
  read(text: string): { error: string | null; correlationId: string | null; problems: readonly Problem[] } {
    const body = tryJson(text);
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

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readJson(text: string): unknown {
  if (text === '') return undefined;
  const body = tryJson(text);
  if (body === undefined) throw new CodatError({ kind: 'no-answer' }, 'Codat’s answer could not be read', null);
  return body;
}
