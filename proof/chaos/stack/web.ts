import { createServer, type IncomingMessage } from 'node:http';
import { POST } from '@/app/api/webhooks/codat/route';

// Stands in for the web process where no pages are built: it serves the one route that Codat calls, and nothing else.

const port = Number(process.env.PORT);

createServer(async (request, response) => {
  try {
    response.statusCode = request.method === 'POST' ? await take(request) : 200;
  } catch {
    response.statusCode = 500;
  }
  response.end();
}).listen(port, '127.0.0.1');

async function take(request: IncomingMessage): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  return (await POST(new Request(url, { method: 'POST', headers, body: Buffer.concat(chunks) }))).status;
}
