import type { CodatPlatform } from '@codat/platform';
import { env } from '@/lib/env';
import { CodatError } from './errors';
import { authorization, type CodatChannel, send } from './http';

/**
 * Creates Codat's official client, which sends its requests through our `send`. Turns off its retries: by default it
 * retries even a POST for an hour. The package is loaded at the first use, because it is large and a web process rarely
 * needs it.
 */
async function createClient(channel: CodatChannel | undefined): Promise<CodatPlatform> {
  const { codat } = env();
  const [{ CodatPlatform }, { HTTPClient }] = await Promise.all([
    import('@codat/platform'),
    import('@codat/platform/lib/http.js'),
  ]);
  const httpClient = new HTTPClient({
    fetcher: async (input) => {
      const request = input instanceof Request ? input : new Request(input);
      const { method, headers } = request;
      const body = request.body ? await request.text() : null;
      const response = await send(new URL(request.url), { method, headers, body, channel });
      const isEmpty = response.status === 204 || response.text === '';
      return new Response(isEmpty ? null : response.text, {
        status: response.status,
        headers: { 'content-type': response.headers.get('content-type') ?? 'application/json' },
      });
    },
  });
  return new CodatPlatform({
    authHeader: authorization(codat.apiKey),
    serverURL: codat.baseUrl,
    httpClient,
    retryConfig: { strategy: 'none' },
  });
}

/** Runs a request with Codat's official client. The client wraps errors, so this throws the CodatError inside. */
export async function callSdk<T>(
  request: (codat: CodatPlatform) => Promise<T>,
  channel: CodatChannel | undefined,
): Promise<T> {
  try {
    return await request(await createClient(channel));
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof CodatError) throw cause;
    }
    throw error;
  }
}
