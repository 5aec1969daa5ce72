import { Agent, request } from 'node:http';

export interface Client {
  /** Sends one request and returns the status and the parsed JSON body. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  readonly close: () => void;
}

/**
 * Opens a minimal client on `node:http` with keep-alive connections, so that the benchmark measures the server and not
 * the client.
 */
export function openClient(url: string, apiKey: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const authorization = `Basic ${Buffer.from(apiKey).toString('base64')}`;
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const sent = body === undefined ? undefined : JSON.stringify(body);
        const call = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            headers: {
              authorization,
              ...(sent === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const text = Buffer.concat(chunks);
              resolve({
                status: response.statusCode ?? 0,
                get body() {
                  return text.length === 0 ? undefined : JSON.parse(text.toString());
                },
              });
            });
          },
        );
        call.on('error', reject);
        call.end(sent);
      }),
    close: () => agent.destroy(),
  };
}
