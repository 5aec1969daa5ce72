import { CodatPlatform } from '@codat/platform';
import { HTTPClient } from '@codat/platform/lib/http.js';
import { env } from '@/lib/env';
import { CodatError } from './errors';
import { authorization, type CodatChannel, send } from './http';

/**
 * The official client, with its HTTP replaced by ours and its retries off: by default it tries for an hour, POSTs too.
 */
function client(channel?: CodatChannel): CodatPlatform {
  const { codat } = env();
  const httpClient = new HTTPClient({
    fetcher: async (input) => {
      const request = input instanceof Request ? input : new Request(input);
      const body = request.body ? await request.text() : null;
      const answer = await send(new URL(request.url), {
        method: request.method,
        headers: request.headers,
        body,
        channel,
      });
      const empty = answer.status === 204 || answer.text === '';
      return new Response(empty ? null : answer.text, {
        status: answer.status,
        headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
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

/** Asks the official client; what went wrong comes out as CodatError, which the client had wrapped. */
export async function callSdk<T>(question: (codat: CodatPlatform) => Promise<T>, channel?: CodatChannel): Promise<T> {
  try {
    return await question(client(channel));
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof CodatError) throw cause;
    }
    throw error;
  }
}
