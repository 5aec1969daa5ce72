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
export type Received = z.infer<typeof envelope> & { readonly messageId: string };

/** A webhook consumer: checks every signature with the public library and lets a test wait for what it wants. */
export class Inbox {
  readonly received: Received[] = [];
  /** What the consumer answers; set to 500 to have a delivery fail. */
  answer = 200;
  attempts = 0;
  readonly #waiting: { wants: (event: Received) => boolean; resolve: (event: Received) => void }[] = [];
  readonly #server: Server;
  #secret = '';

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<Inbox> {
    const server = createServer();
    const inbox = new Inbox(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      response.statusCode = inbox.#take(Buffer.concat(chunks).toString(), {
        'webhook-id': String(request.headers['webhook-id']),
        'webhook-timestamp': String(request.headers['webhook-timestamp']),
        'webhook-signature': String(request.headers['webhook-signature']),
      });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return inbox;
  }

  trust(secret: string): void {
    this.#secret = secret;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/webhooks`;
  }

  /** The first event, past or to come, that is wanted. */
  event(type: string, wants: (event: Received) => boolean = () => true): Promise<Received> {
    const wanted = (event: Received): boolean => event.eventType === type && wants(event);
    const past = this.received.find(wanted);
    if (past) return Promise.resolve(past);
    return new Promise((resolve) => this.#waiting.push({ wants: wanted, resolve }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(body: string, headers: Record<string, string>): number {
    this.attempts += 1;
    new Webhook(this.#secret).verify(body, headers);
    if (this.answer !== 200) return this.answer;
    const event = { ...envelope.parse(JSON.parse(body)), messageId: headers['webhook-id'] ?? '' };
    this.received.push(event);
    for (const waiting of this.#waiting.filter(({ wants }) => wants(event))) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve(event);
    }
    return 200;
  }
}
