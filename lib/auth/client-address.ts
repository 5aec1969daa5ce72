/**
 * Returns the IP address that a request came from, as reported by the nearest proxy. People recognise their sessions by
 * it. It can be forged, so nothing may depend on it.
 */
export const clientAddress = (received: Headers): string =>
  (received.get('x-forwarded-for')?.split(',')[0]?.trim() || received.get('x-real-ip') || 'unknown').slice(0, 64);
