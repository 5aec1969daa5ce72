import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connection/connections';
import { linkOutcomeOf } from '@/lib/domain/books/link-outcome';
import { log } from '@/lib/log';
import { checkConnection } from '@/lib/workflows/books/check-connection';

const linkParameters = z.object({ connectionId: z.uuid(), statusCode: z.string().max(10) });

/**
 * Codat's Link page redirects here. The URL's parameters are not trusted: the status of the connection is read from
 * Codat, and no message from the URL is shown.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  const viewer = await currentViewer();
  if (!viewer) return goTo(`/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`);
  const parsed = linkParameters.safeParse(Object.fromEntries(searchParams));
  if (!parsed.success || !may(viewer.role, 'connect')) return goTo('/settings/connection');
  const { connectionId, statusCode } = parsed.data;
  const current = await currentConnection(viewer);
  if (current?.codatConnectionId !== connectionId) return goTo('/settings/connection');
  try {
    await checkConnection(viewer.companyId, connectionId);
  } catch (error) {
    // This failure changes nothing: a webhook also reports the new connection. Until then, the page says that the link
    // is being confirmed.
    log().warn({ err: error }, 'reading the connection failed after Link redirected back');
  }
  return goTo(`/settings/connection?outcome=${linkOutcomeOf(statusCode)}`);
}

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });
