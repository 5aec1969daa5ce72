import { env } from '@/lib/env';

/**
 * Whether a request that changes data comes from a page of Outlay. Browsers send the Origin header with every POST
 * request.
 */
export function sameOrigin(received: Headers): boolean {
  const origin = received.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  return origin === new URL(env().APP_URL).origin || new URL(origin).host === received.get('host');
}
