import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { POST } from '@/app/api/webhooks/codat/route';
import { registerWebhook } from '@/lib/codat/company/registration';
import { startSandbox } from '@/sandbox/server';
import { type Ledger, ledger } from './ledger';
import { listenLocally } from './local-server';
import { openWire, type Wire } from './wire';

const event = z.looseObject({
  eventType: z.string(),
  payload: z.looseObject({
    syncId: z.string().optional(),
    referenceCompany: z.looseObject({ id: z.string() }).nullish(),
  }),
});
export type Heard = z.output<typeof event> & { readonly raw: string; readonly headers: Headers };
export type Fault = {
  operation: string;
  kind: string;
  times?: number;
  message?: string;
  when?: 'after';
  code?: number;
  retryAfterSeconds?: number;
};

/** A sandbox of the test's own over HTTP, whose webhooks come in by the application's own route. */
export type Stage = {
  readonly wire: Wire;
  /** The first message, past or to come, that fits. */
  readonly heard: (fits: (message: Heard) => boolean) => Promise<Heard>;
  readonly faults: (...rules: Fault[]) => Promise<void>;
  readonly control: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly ledger: (codatCompanyId: string) => Promise<Ledger>;
  /** How often the operation was asked for, and how it was answered. */
  readonly asked: (operation: string) => Promise<readonly { status: number; idempotencyKey?: string | undefined }[]>;
  readonly deafen: (deaf: boolean) => void;
  readonly close: () => Promise<void>;
};

/** Opens it, and points the application at it: call it before anything of the application is asked. */
export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const webhookSecret = process.env.CODAT_WEBHOOK_SECRET;
  const sandbox = await startSandbox({ port: 0, dataDir, speed: 50, webhookSecret });
  const wire = await openWire(sandbox.url);
  process.env.CODAT_BASE_URL = wire.url;
  const ears = openEars();
  const receiver = await listenLocally(async (request, response) => {
    response.statusCode = await ears.hear(request);
    response.end();
  });
  await registerWebhook(`${receiver.url}/api/webhooks/codat`);
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
    wire,
    heard: ears.heard,
    faults: async (...rules) => void (await control('PUT', 'faults', { rules })),
    control,
    ledger: async (codatCompanyId) => ledger.parse(await control('GET', `ledger/${codatCompanyId}`)),
    asked: async (operation) =>
      requests
        .parse(await control('GET', 'requests?limit=2000'))
        .requests.filter((request) => request.operation === operation)
        .reverse(),
    deafen: ears.deafen,
    close: async () => {
      await sandbox.stop();
      await wire.close();
      await receiver.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const requests = z.object({
  requests: z.array(z.object({ operation: z.string(), status: z.number(), idempotencyKey: z.string().optional() })),
});

/** Hands each message to the route, and then to whoever waits for it. */
function openEars() {
  const past: Heard[] = [];
  let waiting: { fits: (message: Heard) => boolean; resolve: (message: Heard) => void }[] = [];
  let deaf = false;
  return {
    deafen: (now: boolean) => {
      deaf = now;
    },
    async hear(request: IncomingMessage): Promise<number> {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const raw = Buffer.concat(chunks).toString();
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const answer = deaf ? null : await deliver(raw, headers);
      const message = { ...event.parse(JSON.parse(raw)), raw, headers };
      past.push(message);
      for (const one of waiting.filter(({ fits }) => fits(message))) one.resolve(message);
      waiting = waiting.filter(({ fits }) => !fits(message));
      return answer?.status ?? 200;
    },
    heard(fits: (message: Heard) => boolean): Promise<Heard> {
      const known = past.find(fits);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ fits, resolve }));
    },
  };
}

/** As Codat would deliver it. */
export const deliver = (raw: string, headers: Headers): Promise<Response> =>
  POST(new Request('http://localhost:3000/api/webhooks/codat', { method: 'POST', headers, body: raw }));
