/** The address a request came from, as the nearest proxy saw it; for people to recognise their sessions, not for trust. */
export const clientAddress = (received: Headers): string =>
  (received.get('x-forwarded-for')?.split(',')[0]?.trim() || received.get('x-real-ip') || 'unknown').slice(0, 64);
