import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';

/** Browsers keep connections open. A request never waits for a free one, because their number has no limit. */
const agent = new Agent({ keepAlive: true });

export type Target = { readonly url: string; readonly cookie: string };

/** Requests a page as a browser does. Returns its bytes as sent, compressed. Throws if the page is not a page. */
export async function requestPage({ url, cookie }: Target): Promise<Buffer> {
  const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip', 'sec-fetch-mode': 'navigate' };
  const [response]: IncomingMessage[] = await once(get(url, { agent, headers }), 'response');
  if (!response) throw new Error(`${url} did not respond`);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  if (response.statusCode !== 200) throw new Error(`${url} returned ${response.statusCode}`);
  return Buffer.concat(chunks);
}
