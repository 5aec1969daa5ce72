import { env } from '@/lib/env';

/**
 * Names that a proxy may use for this server, and that a browser may use as well. From a request alone, the two cannot
 * be distinguished.
 */
const innerName = /^[^.]*$|^[\d.]+$|^\[|\.(?:localhost|local|internal|lan|svc|home\.arpa)$/;

/**
 * Whether a browser opened Outlay under another name than that in APP_URL. False when the name may be the one by which
 * a proxy reaches this server: a redirect to APP_URL would then return here for ever. The browser itself decides those
 * cases (components/frame/public-address). Ports are ignored, because some proxies omit them.
 */
export function hasAnotherName(received: Headers): boolean {
  const name = nameIn(received.get('x-forwarded-host')?.split(',')[0]) ?? nameIn(received.get('host'));
  const own = new URL(env().APP_URL).hostname;
  // Next.js shortens a redirect to the address it listens on to a path, which would lead to the other name again.
  if (name === undefined || innerName.test(own)) return false;
  return name !== own && !innerName.test(name);
}

function nameIn(host: string | null | undefined): string | undefined {
  const address = `http://${host?.trim()}`;
  return host?.trim() && URL.canParse(address) ? new URL(address).hostname : undefined;
}
