import { env } from '@/lib/env';

/**
 * Whether a request that changes data comes from a page of Outlay at APP_URL. Browsers send the Origin header with every
 * POST request. The Host header is not considered, because a proxy may replace it.
 */
export const sameOrigin = (received: Headers): boolean => received.get('origin') === env().APP_URL;
