import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { POST } from '@/app/api/webhooks/codat/route';
import { neededEvents } from '@/lib/codat/setup/needed';
import { createWebhook } from '@/lib/codat/setup/register';
import { startSandbox } from '@/sandbox/server';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy';
import { type Ledger, ledger } from './ledger';
import { listenLocally } from './local-server';

const event = z.looseObject({
  eventType: z.string(),
  payload: z.looseObject({
    syncId: z.string().optional(),
    referenceCompany: z.looseObject({ id: z.string() }).nullish(),
  }),
});
export type WebhookMessage = z.output<typeof event> & { readonly raw: string; readonly headers: Headers };
export type Fault = {
  operation: string;
  kind: string;
  times?: number;
  message?: string;
  when?: 'after';
  code?: number;
  retryAfterSeconds?: number;
};

/** A sandbox of Codat for one test, called over HTTP. Its webhooks are delivered to the application's own route. */
export type TestCodat = {
  readonly proxy: FaultyProxy;
  /** Returns the first webhook message that `fits` accepts. Waits for it when it has not arrived yet. */
  readonly webhook: (fits: (message: WebhookMessage) => boolean) => Promise<WebhookMessage>;
  readonly faults: (...rules: Fault[]) => Promise<void>;
  readonly control: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly ledger: (codatCompanyId: string) => Promise<Ledger>;
  /** Returns the calls of an operation so far, the oldest first, with their response status. */
  readonly calls: (operation: string) => Promise<readonly { status: number; idempotencyKey?: string | undefined }[]>;
  readonly dropWebhooks: (drop: boolean) => void;
  readonly close: () => Promise<void>;
};

/**
 * Starts a sandbox and configures the application to use it. Call this before the application calls Codat. With `hasPast`,
 * the books have the purchases of the year before they were linked.
 */
export async function startTestCodat({ hasPast = false }: { hasPast?: boolean } = {}): Promise<TestCodat> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const webhookSecret = process.env.CODAT_WEBHOOK_SECRET;
  const sandbox = await startSandbox({ port: 0, dataDir, speed: 50, webhookSecret, hasPast });
  const proxy = await startFaultyProxy(sandbox.url);
  process.env.CODAT_BASE_URL = proxy.url;
  const webhooks = receiveWebhooks();
  const receiver = await listenLocally(async (request, response) => {
    response.statusCode = await webhooks.receive(request);
    response.end();
  });
  await createWebhook(`${receiver.url}/api/webhooks/codat`, neededEvents, undefined);
  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} at ${path}`);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  };
  return {
    proxy,
    webhook: webhooks.next,
    faults: async (...rules) => void (await control('PUT', 'faults', { rules })),
    control,
    ledger: async (codatCompanyId) => ledger.parse(await control('GET', `ledger/${codatCompanyId}`)),
    calls: async (operation) =>
      requests
        .parse(await control('GET', 'requests?limit=2000'))
        .requests.filter((request) => request.operation === operation)
        .reverse(),
    dropWebhooks: webhooks.drop,
    close: async () => {
      await sandbox.stop();
      await proxy.close();
      await receiver.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const requests = z.object({
  requests: z.array(z.object({ operation: z.string(), status: z.number(), idempotencyKey: z.string().optional() })),
});

/** Returns a receiver of webhooks. It delivers each message to the route, and then to the tests that wait for it. */
function receiveWebhooks() {
  const past: WebhookMessage[] = [];
  let waiting: { fits: (message: WebhookMessage) => boolean; resolve: (message: WebhookMessage) => void }[] = [];
  let dropped = false;
  return {
    drop: (now: boolean) => {
      dropped = now;
    },
    async receive(request: IncomingMessage): Promise<number> {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const raw = Buffer.concat(chunks).toString();
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const answer = dropped ? null : await deliver(raw, headers);
      const message = { ...event.parse(JSON.parse(raw)), raw, headers };
      past.push(message);
      for (const one of waiting.filter(({ fits }) => fits(message))) one.resolve(message);
      waiting = waiting.filter(({ fits }) => !fits(message));
      return answer?.status ?? 200;
    },
    next(fits: (message: WebhookMessage) => boolean): Promise<WebhookMessage> {
      const known = past.find(fits);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ fits, resolve }));
    },
  };
}

/** Delivers a webhook message to the application's route, as Codat would. */
export const deliver = (raw: string, headers: Headers): Promise<Response> =>
  POST(new Request('http://localhost:3000/api/webhooks/codat', { method: 'POST', headers, body: raw }));
