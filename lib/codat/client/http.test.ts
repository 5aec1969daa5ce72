import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenLocally } from '@/lib/testing/local-server';
import { CodatError } from './errors';
import type { Exchange } from './exchange';
import { authorization, call } from './http';

const address = vi.hoisted(() => ({ baseUrl: '', apiKey: 'sandbox-key', timeoutSeconds: 30 }));
vi.mock('@/lib/env', () => ({ env: () => ({ codat: address }) }));

let respond: (request: IncomingMessage, response: ServerResponse) => void;
let received: IncomingMessage[] = [];
let server: Awaited<ReturnType<typeof listenLocally>>;

beforeAll(async () => {
  server = await listenLocally((request, response) => {
    received.push(request);
    request.resume();
    respond(request, response);
  });
});
beforeEach(() => {
  received = [];
  address.baseUrl = server.url;
});
afterAll(() => server.close());

const respondWith = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  respond = (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
};
const errorMessage = (change: object = {}) => ({
  statusCode: 400,
  service: 'PublicApi',
  error: 'Error processing request - not valid.',
  correlationId: '8fa2b5f4794970a4ee73758f612e8df0',
  canBeRetried: 'Unknown',
  detailedErrorCode: 0,
  ...change,
});

async function failure(
  pending: Promise<unknown> = call({ method: 'GET', path: '/companies', channel: undefined }),
): Promise<CodatError> {
  const error = await pending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CodatError)) throw new Error(`not a CodatError: ${String(error)}`);
  return error;
}

describe('a call', () => {
  test('sends the API key in base64 without a colon, and the idempotency key', async () => {
    respondWith(200, { ok: true });
    expect(
      await call({ method: 'POST', path: '/companies', body: '{}', idempotencyKey: 'k-1', channel: undefined }),
    ).toEqual({ ok: true });
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Basic c2FuZGJveC1rZXk=',
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
    });
    expect(authorization('sandbox-key')).toBe('Basic c2FuZGJveC1rZXk=');
  });

  test('returns undefined for an empty response', async () => {
    respond = (_, response) => response.writeHead(204).end();
    expect(await call({ method: 'POST', path: '/companies/x/data/all', channel: undefined })).toBeUndefined();
  });

  test('is not retried after a failure', async () => {
    respondWith(503, errorMessage());
    await failure();
    expect(received).toHaveLength(1);
  });
});

describe('the status decides the kind of failure', () => {
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
    respondWith(status, errorMessage());
    const error = await failure();
    expect(error.failure.kind).toBe(kind);
    expect(error.message).toBe('Error processing request - not valid.');
    expect(error.correlationId).toBe('8fa2b5f4794970a4ee73758f612e8df0');
  });

  test('reads the problem of each record from a 400', async () => {
    respondWith(
      400,
      errorMessage({
        validation: { errors: [{ itemId: 'e-1', message: 'Too late.', validatorName: 'V' }], warnings: [] },
      }),
    );
    expect((await failure()).failure).toEqual({
      kind: 'rejected',
      problems: [{ itemId: 'e-1', message: 'Too late.' }],
    });
  });

  test.each(['<html>Bad gateway</html>', '', '[]', 'null', '{"validation":{"errors":[null,3]}}'])(
    'does not depend on the body: %s',
    async (body) => {
      respondWith(500, body);
      const error = await failure();
      expect(error.failure).toEqual({ kind: 'server-error' });
      expect(error.message).toBe('Codat returned 500');
    },
  );
});

describe('after too many requests', () => {
  test.each([
    ['120', 120],
    ['0', 0],
    [undefined, 60],
    ['soon', 60],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 1],
  ])('Retry-After %s means %s seconds', async (retryAfter, seconds) => {
    respondWith(429, errorMessage(), retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    const { failure: kind } = await failure();
    expect(kind).toEqual({ kind: 'rate-limited', retryAfterSeconds: seconds });
  });

  test('the other calls are held as soon as the status arrives, before the body does', async () => {
    const { promise: isHeld, resolve: hold } = Promise.withResolvers<number>();
    const slot = { isFresh: () => true, cancel: async () => undefined, hold, release: async () => undefined };
    respond = async (_, response) => {
      response.writeHead(429, { 'retry-after': '7' }).flushHeaders();
      response.end(`"held for ${await isHeld} s"`);
    };
    await failure(call({ method: 'GET', path: '/companies', channel: { admit: async () => slot } }));
    expect(await isHeld).toBe(7);
  });

  test('a call whose slot has expired gives it back and takes another', async () => {
    respondWith(200, { ok: true });
    const cancelled: string[] = [];
    const slots = ['held', 'free'].map((name) => ({
      isFresh: () => name === 'free',
      cancel: async () => void cancelled.push(name),
      hold: () => undefined,
      release: async () => undefined,
    }));
    const admit = async () => slots.shift() ?? expect.fail('no slot left');
    expect(await call({ method: 'GET', path: '/companies', channel: { admit } })).toEqual({ ok: true });
    expect(cancelled).toEqual(['held']);
    expect(received).toHaveLength(1);
  });

  test('reads a date in Retry-After as the seconds until then', async () => {
    respondWith(429, errorMessage(), { 'retry-after': new Date(Date.now() + 90_000).toUTCString() });
    const { failure: kind } = await failure();
    if (kind.kind !== 'rate-limited') throw new Error(kind.kind);
    expect(kind.retryAfterSeconds).toBeGreaterThanOrEqual(88);
    expect(kind.retryAfterSeconds).toBeLessThanOrEqual(91);
  });
});

describe('a call without a complete response', () => {
  test('a refused connection did not reach Codat', async () => {
    const nobody = await listenLocally(() => undefined);
    await nobody.close();
    address.baseUrl = nobody.url;
    const { failure: kind } = await failure();
    expect(kind).toEqual({ kind: 'not-reached' });
  });

  test.each([
    ['a connection reset before the response', (_: IncomingMessage, response: ServerResponse) => response.destroy()],
    ['a redirect', (_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location: '/' }).end()],
  ])('%s is ambiguous', async (_, how) => {
    respond = (request, response) => {
      how(request, response);
    };
    const { failure: kind } = await failure(
      call({ method: 'POST', path: '/companies', body: '{}', channel: undefined }),
    );
    expect(kind).toEqual({ kind: 'no-answer' });
  });

  test.each([
    [
      'a connection reset during the response',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"syncId":');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'a response that is not JSON',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(200).end('{"syncId":'),
    ],
  ])('%s counts as done', async (_, how) => {
    respond = (request, response) => {
      how(request, response);
    };
    const { failure: kind } = await failure(
      call({ method: 'POST', path: '/companies', body: '{}', channel: undefined }),
    );
    expect(kind).toEqual({ kind: 'unread' });
  });
});

describe('the recorded exchange', () => {
  async function recorded(path: string, body?: string): Promise<Exchange | undefined> {
    const exchanges: Exchange[] = [];
    const release = async (exchange: Exchange) => exchanges.push(exchange);
    const slot = { isFresh: () => true, cancel: async () => undefined, hold: () => undefined, release };
    const channel = { admit: async () => slot };
    await call({ method: 'POST', path, body, channel }).catch(() => undefined);
    expect(exchanges).toHaveLength(1);
    return exchanges[0];
  }

  test('contains the outcome, and no email address, one-time code or API key', async () => {
    respondWith(400, errorMessage({ error: 'ella@shop.example is not known' }));
    const exchange = await recorded('/companies?otp=742271&page=1', '{"email":"ella@shop.example"}');
    expect(exchange).toMatchObject({
      method: 'POST',
      path: '/companies?otp=•••&page=1',
      status: 400,
      failure: 'rejected',
      correlationId: '8fa2b5f4794970a4ee73758f612e8df0',
      requestBody: '{"email":"•••"}',
    });
    expect(JSON.stringify(exchange)).not.toMatch(/ella@|742271|c2FuZGJveC1rZXk=/);
  });

  test('is stored when no response arrives', async () => {
    respond = (_, response) => response.destroy();
    expect(await recorded('/companies')).toMatchObject({ status: null, failure: 'no-answer', responseBody: null });
  });
});
