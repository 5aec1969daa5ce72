import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type RunningSandbox, startSandbox } from '../server';
import { writableTypes } from '../write-models/model';
import { WebhookReceiver } from './webhook-receiver';

export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON body. Undefined if the body is empty or a file. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies field by field, as an outside client does.
  readonly body: any;
}

/** A sandbox that runs at high speed with its own data folder, and a receiver for all its webhooks. */
export interface TestServer {
  sandbox: RunningSandbox;
  readonly inbox: WebhookReceiver;
  readonly dataDir: string;
  /** Makes a call. A form or a blob is sent unchanged as the body; any other body is sent as JSON. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiReply>;
  /** Makes a GET call and returns the body of the response. */
  readonly get: (path: string) => Promise<ApiReply['body']>;
  /** Makes a POST call and returns the body of the response. */
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiReply['body']>;
  /** Replaces the fault rules of the sandbox. */
  readonly setFaults: (...rules: readonly object[]) => Promise<ApiReply>;
  /** A function that is called with every response, for suites that check them all. */
  onReply: (method: string, path: string, reply: ApiReply) => void;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const eventTypes = [
  'company.created',
  'connection.connected',
  'connection.disconnected',
  'connection.failed',
  'connection.reconnected',
  'expenses.sync.successful',
  'expenses.sync.unsuccessful',
  'read.completed',
  'read.completed.initial',
  ...writableTypes.flatMap((type) => [`${type}.write.successful`, `${type}.write.unsuccessful`]),
];

type Start = (dataDir: string, speed: number) => Promise<RunningSandbox>;

const inThisProcess: Start = (dataDir, speed) => startSandbox({ port: 0, dataDir, speed });

export async function openTestServer(speed = 50, startWith = inThisProcess): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const inbox = await WebhookReceiver.open();
  const start = () => startWith(dataDir, speed);
  const server: TestServer = {
    sandbox: await start(),
    inbox,
    dataDir,
    call: async (method, path, body, headers = {}) => {
      const isRaw = body instanceof FormData || body instanceof Blob;
      const response = await fetch(`${server.sandbox.url}${path}`, {
        method,
        headers: {
          authorization: basicAuth(server.sandbox.apiKey),
          ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      });
      const isFile = response.headers.get('content-type') === 'application/octet-stream';
      const text = isFile ? '' : await response.text();
      const { status, headers: sent } = response;
      const reply: ApiReply = { status, headers: sent, body: text === '' ? undefined : JSON.parse(text) };
      server.onReply(method, path, reply);
      return reply;
    },
    get: async (path) => (await server.call('GET', path)).body,
    post: async (path, body, headers) => (await server.call('POST', path, body, headers)).body,
    setFaults: (...rules) => server.call('PUT', '/_sandbox/faults', { rules }),
    onReply: () => undefined,
    restart: async () => {
      await server.sandbox.stop();
      server.sandbox = await start();
    },
    close: async () => {
      await server.sandbox.stop();
      await inbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  inbox.secret = server.sandbox.webhookSecret;
  await server.call('POST', '/webhooks', { url: inbox.url, eventTypes });
  return server;
}

/** Opens a test server for all tests of a file. It is closed after the last test. */
export async function startTestServer(): Promise<TestServer> {
  const server = await openTestServer();
  afterAll(() => server.close());
  return server;
}

export const basicAuth = (key: string): string => `Basic ${Buffer.from(key).toString('base64')}`;

/** Returns a form with one file, as a browser uploads it. */
export function fileForm(content: BlobPart, type: string, name: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([content], { type }), name);
  return form;
}
