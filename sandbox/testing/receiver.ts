import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Parcel {
  readonly id: string;
  readonly eventType: string;
  readonly companyId: string | undefined;
  readonly body: string;
  /** The public library took it for genuine. */
  readonly genuine: boolean;
}

/** A webhook consumer that takes only what is genuine, and remembers everything that came. */
export class Receiver {
  readonly parcels: Parcel[] = [];
  answer = 200;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(secret: string): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const genuine = receiver.#keep(secret, Buffer.concat(chunks).toString(), {
        'webhook-id': String(request.headers['webhook-id']),
        'webhook-timestamp': String(request.headers['webhook-timestamp']),
        'webhook-signature': String(request.headers['webhook-signature']),
      });
      response.statusCode = genuine ? receiver.answer : 401;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  of(eventType: string): readonly Parcel[] {
    return this.parcels.filter((parcel) => parcel.eventType === eventType);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep(secret: string, body: string, headers: Record<string, string>): boolean {
    const genuine = isGenuine(secret, body, headers);
    const { eventType, payload } = JSON.parse(body);
    const companyId = payload.referenceCompany?.id ?? (eventType.startsWith('company.') ? payload.id : undefined);
    this.parcels.push({ id: headers['webhook-id'] ?? '', eventType, companyId, body, genuine });
    return genuine;
  }
}

function isGenuine(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
