import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenLocally } from '@/lib/testing/local-server';
import { CodatError } from './errors';
import type { Exchange } from './exchange';
import { authorization, call } from './http';

const address = vi.hoisted(() => ({ baseUrl: '', apiKey: 'sandbox-key', timeoutSeconds: 30 }));
vi.mock('@/lib/env', () => ({ env: () => ({ codat: address }) }));

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[] = [];
let server: Awaited<ReturnType<typeof listenLocally>>;

beforeAll(async () => {
  server = await listenLocally((request, response) => {
    asked.push(request);
    request.resume();
    answer(request, response);
  });
});
beforeEach(() => {
  asked = [];
  address.baseUrl = server.url;
});
afterAll(() => server.close());

const says = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  answer = (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
};
const message = (change: object = {}) => ({
  statusCode: 400,
  service: 'PublicApi',
  error: 'Error processing request - not valid.',
  correlationId: '8fa2b5f4794970a4ee73758f612e8df0',
  canBeRetried: 'Unknown',
  detailedErrorCode: 0,
  ...change,
});

async function failure(of: Promise<unknown> = call({ method: 'GET', path: '/companies' })): Promise<CodatError> {
  const error = await of.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CodatError)) throw new Error(`not a CodatError: ${String(error)}`);
  return error;
}

describe('a call', () => {
  test('carries the key alone in base64, and its idempotency key', async () => {
    says(200, { ok: true });
    expect(await call({ method: 'POST', path: '/companies', body: '{}', idempotencyKey: 'k-1' })).toEqual({ ok: true });
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Basic c2FuZGJveC1rZXk=',
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
    });
    expect(authorization('sandbox-key')).toBe('Basic c2FuZGJveC1rZXk=');
  });

  test('that is answered with nothing answers undefined', async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await call({ method: 'POST', path: '/companies/x/data/all' })).toBeUndefined();
  });

  test('is made once, however it ends', async () => {
    says(503, message());
    await failure();
    expect(asked).toHaveLength(1);
  });
});

describe('a refusal is told apart by its status:', () => {
  test.each([
    [401, 'not-allowed'],
    [402, 'not-allowed'],
    [403, 'not-allowed'],
    [451, 'not-allowed'],
    [404, 'missing'],
    [408, 'server-error'],
    [409, 'in-flight'],
    [500, 'server-error'],
    [503, 'server-error'],
    [504, 'server-error'],
    [400, 'rejected'],
    [422, 'rejected'],
  ])('%s is %s', async (status, kind) => {
    says(status, message());
    const error = await failure();
    expect(error.failure.kind).toBe(kind);
    expect(error.message).toBe('Error processing request - not valid.');
    expect(error.correlationId).toBe('8fa2b5f4794970a4ee73758f612e8df0');
  });

  test('400 says what was wrong with which record', async () => {
    says(
      400,
      message({ validation: { errors: [{ itemId: 'e-1', message: 'Too late.', validatorName: 'V' }], warnings: [] } }),
    );
    expect((await failure()).failure).toEqual({
      kind: 'rejected',
      problems: [{ itemId: 'e-1', message: 'Too late.' }],
    });
  });

  test.each(['<html>Bad gateway</html>', '', '[]', 'null', '{"validation":{"errors":[null,3]}}'])(
    'the kind does not depend on the words: %s',
    async (body) => {
      says(500, body);
      const error = await failure();
      expect(error.failure).toEqual({ kind: 'server-error' });
      expect(error.message).toBe('Codat answered 500');
    },
  );
});

describe('too many requests', () => {
  test.each([
    ['120', 120],
    ['0', 0],
    [undefined, 60],
    ['soon', 60],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 1],
  ])('with Retry-After %s waits %s seconds', async (retryAfter, seconds) => {
    says(429, message(), retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    const { failure: kind } = await failure();
    expect(kind).toEqual({ kind: 'rate-limited', retryAfterSeconds: seconds });
  });

  test('until a moment waits until then', async () => {
    says(429, message(), { 'retry-after': new Date(Date.now() + 90_000).toUTCString() });
    const { failure: kind } = await failure();
    if (kind.kind !== 'rate-limited') throw new Error(kind.kind);
    expect(kind.retryAfterSeconds).toBeGreaterThanOrEqual(88);
    expect(kind.retryAfterSeconds).toBeLessThanOrEqual(91);
  });
});

describe('without an answer', () => {
  test('a refused connection has not reached Codat', async () => {
    const nobody = await listenLocally(() => undefined);
    await nobody.close();
    address.baseUrl = nobody.url;
    const { failure: kind } = await failure();
    expect(kind).toEqual({ kind: 'not-reached' });
  });

  test.each([
    ['a connection cut before the answer', (_: IncomingMessage, response: ServerResponse) => response.destroy()],
    ['a redirect', (_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location: '/' }).end()],
  ])('%s may have been done', async (_, how) => {
    answer = (request, response) => {
      how(request, response);
    };
    const { failure: kind } = await failure(call({ method: 'POST', path: '/companies', body: '{}' }));
    expect(kind).toEqual({ kind: 'no-answer' });
  });

  test.each([
    [
      'a connection cut in the middle of the answer',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"syncId":');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'an answer that is no JSON',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(200).end('{"syncId":'),
    ],
  ])('%s was done, whatever it said', async (_, how) => {
    answer = (request, response) => {
      how(request, response);
    };
    const { failure: kind } = await failure(call({ method: 'POST', path: '/companies', body: '{}' }));
    expect(kind).toEqual({ kind: 'unread' });
  });
});

describe('the record of a call', () => {
  async function recorded(path: string, body?: string): Promise<Exchange | undefined> {
    const exchanges: Exchange[] = [];
    const over = async (exchange: Exchange) => exchanges.push(exchange);
    const channel = { admit: async () => ({ isFresh: () => true, release: over }) };
    await call({ method: 'POST', path, body, channel }).catch(() => undefined);
    expect(exchanges).toHaveLength(1);
    return exchanges[0];
  }

  test('holds how it ended, and neither address, code nor key', async () => {
    says(400, message({ error: 'ella@shop.example is not known' }));
    const kept = await recorded('/companies?otp=742271&x=1', '{"email":"ella@shop.example"}');
    expect(kept).toMatchObject({
      method: 'POST',
      path: '/companies?otp=•••&x=1',
      status: 400,
      failure: 'rejected',
      correlationId: '8fa2b5f4794970a4ee73758f612e8df0',
      requestBody: '{"email":"•••"}',
    });
    expect(JSON.stringify(kept)).not.toMatch(/ella@|742271|c2FuZGJveC1rZXk=/);
  });

  test('is kept where no answer came', async () => {
    answer = (_, response) => response.destroy();
    expect(await recorded('/companies')).toMatchObject({ status: null, failure: 'no-answer', responseBody: null });
  });
});
