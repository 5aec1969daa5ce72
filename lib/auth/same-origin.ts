import { env } from '@/lib/env';

/** Returns whether a mutating request comes from our own pages. Browsers send the origin with every POST. */
export function sameOrigin(received: Headers): boolean {
  const origin = received.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  return origin === new URL(env().APP_URL).origin || new URL(origin).host === received.get('host');
}
