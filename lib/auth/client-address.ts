/**
 * Returns the address a request came from, as the nearest proxy reports it. It helps people recognise their sessions;
 * it is not proof.
 */
export const clientAddress = (received: Headers): string =>
  (received.get('x-forwarded-for')?.split(',')[0]?.trim() || received.get('x-real-ip') || 'unknown').slice(0, 64);
