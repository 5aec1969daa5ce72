import { env } from '@/lib/env';

/** Whether a request that changes something comes from our own pages: a browser always says where a POST comes from. */
export function sameOrigin(received: Headers): boolean {
  const origin = received.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  return origin === new URL(env().APP_URL).origin || new URL(origin).host === received.get('host');
}
