import { CodatPlatform } from '@codat/platform';
import { HTTPClient } from '@codat/platform/lib/http.js';
import { env } from '@/lib/env';
import { authorization, type CodatChannel, send } from './http';

/**
 * Creates Codat's official client, which sends its requests through our `send`. Turns off its retries: by default it
 * retries even a POST for an hour.
 */
export function createClient(channel: CodatChannel | undefined): CodatPlatform {
  const { codat } = env();
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
