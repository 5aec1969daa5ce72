import { Readable } from 'node:stream';
import { GET as cards } from '@/app/api/ingest/v1/cards/route';
import { POST as receipts } from '@/app/api/ingest/v1/movements/[id]/receipts/route';
import { GET as one } from '@/app/api/ingest/v1/movements/[id]/route';
import { POST as movements } from '@/app/api/ingest/v1/movements/route';
import { hashOfToken, newIngestKey } from '@/lib/auth/token';
import { newId } from '@/lib/data/id';
import { addKey } from '@/lib/data/ingest/keys';
import type { Viewer } from '@/lib/domain/company/viewer';
import { hintOf } from '@/lib/domain/ingest/key';
import type { IngestResult } from '@/lib/domain/ingest/outcome';
import { listenLocally } from '../local-server';

/** Starts a server with the routes of the ingest API. */
export const ingestServer = () =>
  listenLocally(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    const hasBody = incoming.method === 'POST';
    const request = new Request(url, {
      method: incoming.method,
      headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }),
    } as RequestInit);
    const response = await respond(request, url.pathname.replace('/api/ingest/v1', ''));
    // A body that is too long is not read to its end, so the connection cannot be used again.
    const isRead = !hasBody || incoming.complete;
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      ...(!isRead && { connection: 'close' }),
    });
    outgoing.end(Buffer.from(await response.arrayBuffer()), () => isRead || incoming.destroy());
  });

function respond(request: Request, path: string): Promise<Response> {
  const [, id = '', rest] = /^\/movements\/([^/]+)(\/receipts)?$/.exec(path) ?? [];
  const context = { params: Promise.resolve({ id }) };
  if (path === '/cards') return cards(request);
  if (path === '/movements') return movements(request);
  return rest ? receipts(request, context) : one(request, context);
}

/** Creates a key of a company. Returns it with its id. */
export async function aKey(
  owner: Viewer,
  { source = 'Acme Cards', fundingAccount = null }: { source?: string; fundingAccount?: string | null } = {},
) {
  const [id, token] = [newId(), newIngestKey()];
  await addKey(owner, { id, source, fundingAccount, tokenHash: hashOfToken(token), hint: hintOf(token) });
  return { id, token };
}

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly results?: readonly IngestResult[];
    readonly type?: string;
    readonly detail?: string;
    readonly errors?: readonly { readonly field: string; readonly message: string }[];
  };
};

/** Returns a function that sends movements with a key. A text is sent as it is. */
export const senderOf =
  (url: string, token: string) =>
  async (...sent: readonly unknown[]): Promise<Answer> => {
    const [only] = sent;
    const response = await fetch(`${url}/api/ingest/v1/movements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: sent.length === 1 && typeof only === 'string' ? only : JSON.stringify({ movements: sent }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  };
