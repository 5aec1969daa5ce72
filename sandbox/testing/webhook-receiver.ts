import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const envelope = z.object({
  id: z.uuid(),
  eventType: z.string(),
  generatedDate: z.string(),
  payload: z.record(z.string(), z.unknown()),
});
const referenceCompany = z.object({ id: z.string() });

export interface ReceivedWebhook extends z.infer<typeof envelope> {
  readonly messageId: string;
  readonly companyId: string | undefined;
  readonly body: string;
  /** True if the library `standardwebhooks` accepts the signature. */
  readonly isGenuine: boolean;
  /** True if the receiver responded with 200. */
  readonly isAccepted: boolean;
}

interface Waiter {
  readonly matches: (webhook: ReceivedWebhook) => boolean;
  readonly resolve: (webhook: ReceivedWebhook) => void;
}

/** A webhook consumer for tests. It stores every delivery attempt, and refuses those without a valid signature. */
export class WebhookReceiver {
  readonly webhooks: ReceivedWebhook[] = [];
  /** The status of the response to webhooks with a valid signature. Tests set 500 to make deliveries fail. */
  answer = 200;
  /** The secret that signatures are checked with. */
  secret: string;
  #waiters: readonly Waiter[] = [];
  readonly #server: Server;

  private constructor(server: Server, secret: string) {
    this.#server = server;
    this.secret = secret;
  }

  static async open(secret = ''): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server, secret);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      response.statusCode = receiver.#receive(Buffer.concat(chunks).toString(), {
        'webhook-id': String(request.headers['webhook-id']),
        'webhook-timestamp': String(request.headers['webhook-timestamp']),
        'webhook-signature': String(request.headers['webhook-signature']),
      });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/webhooks`;
  }

  of(eventType: string): readonly ReceivedWebhook[] {
    return this.webhooks.filter((webhook) => webhook.eventType === eventType);
  }

  /**
   * Resolves with the first accepted webhook that has one of these types and whose body contains all these texts. It
   * may have arrived already.
   */
  event(types: string | readonly string[], ...texts: readonly string[]): Promise<ReceivedWebhook> {
    const wanted = [types].flat();
    const matches = (webhook: ReceivedWebhook): boolean =>
      webhook.isAccepted && wanted.includes(webhook.eventType) && texts.every((text) => webhook.body.includes(text));
    const past = this.webhooks.find(matches);
    if (past) return Promise.resolve(past);
    return new Promise((resolve) => {
      this.#waiters = [...this.#waiters, { matches, resolve }];
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(body: string, headers: Record<string, string>): number {
    const isGenuine = hasValidSignature(this.secret, body, headers);
    const status = isGenuine ? this.answer : 401;
    const event = envelope.parse(JSON.parse(body));
    const { payload, eventType } = event;
    const owner = referenceCompany.safeParse(payload.referenceCompany ?? (eventType.startsWith('company.') && payload));
    const webhook: ReceivedWebhook = {
      ...event,
      messageId: headers['webhook-id'] ?? '',
      companyId: owner.data?.id,
      body,
      isGenuine,
      isAccepted: status === 200,
    };
    this.webhooks.push(webhook);
    for (const { resolve } of this.#waiters.filter(({ matches }) => matches(webhook))) resolve(webhook);
    this.#waiters = this.#waiters.filter(({ matches }) => !matches(webhook));
    return status;
  }
}

function hasValidSignature(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
