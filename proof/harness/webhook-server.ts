import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { POST } from '@/app/api/webhooks/codat/route';

/** Starts a server with only the application's route for Codat's webhooks. All other requests get status 200. */
export async function serveWebhooks(port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.statusCode = request.method === 'POST' ? await receive(request).catch(() => 500) : 200;
    response.end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function receive(request: IncomingMessage): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = new URL(request.url ?? '/', 'http://localhost');
  return (await POST(new Request(url, { method: 'POST', headers, body: Buffer.concat(chunks) }))).status;
}
