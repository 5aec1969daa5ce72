import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connection/connections';
import { linkOutcomeOf } from '@/lib/domain/books/link-outcome';
import { log } from '@/lib/log';
import { checkConnection } from '@/lib/workflows/books/link';

const answered = z.object({ connectionId: z.uuid(), statusCode: z.string().max(10) });

/**
 * Where Codat's Link page sends people back to. What the address says is only a hint: whether the connection is
 * linked is read from Codat, and its message is never shown.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  const viewer = await currentViewer();
  if (!viewer) return goTo(`/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`);
  const parsed = answered.safeParse(Object.fromEntries(searchParams));
  if (!parsed.success || !may(viewer.role, 'connect')) return goTo('/settings/connection');
  const { connectionId, statusCode } = parsed.data;
  const current = await currentConnection(viewer);
  if (current?.codatConnectionId !== connectionId) return goTo('/settings/connection');
  try {
    await checkConnection(viewer.companyId, connectionId);
  } catch (error) {
    // The webhook tells the same; until then the page says that the link is being confirmed.
    log().warn({ err: error }, 'the connection could not be looked up on the way back from Link');
  }
  return goTo(`/settings/connection?outcome=${linkOutcomeOf(statusCode)}`);
}

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });
