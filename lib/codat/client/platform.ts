import type { CodatPlatform } from '@codat/platform';
import { CodatError } from './errors';
import type { CodatChannel } from './http';

/** Runs a request with Codat's official client. The client wraps errors, so this throws the CodatError inside. */
export async function callSdk<T>(
  request: (codat: CodatPlatform) => Promise<T>,
  channel: CodatChannel | undefined,
): Promise<T> {
  // Loaded at the first use, because the package is large and a web process rarely needs it.
  const { createClient } = await import('./sdk');
  try {
    return await request(createClient(channel));
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof CodatError) throw cause;
    }
    throw error;
  }
}
