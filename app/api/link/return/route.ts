import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentPerson, type Person, viewerOfCompany } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connection/connections';
import { linkOutcomeOf } from '@/lib/domain/books/link-outcome';
import { visitOf } from '@/lib/domain/books/link-progress';
import { companyPath } from '@/lib/domain/company/slug';
import type { Viewer } from '@/lib/domain/company/viewer';
import { log } from '@/lib/log';
import { checkConnection } from '@/lib/workflows/books/check-connection';

const linkParameters = z.object({ connectionId: z.uuid(), statusCode: z.string().max(10) });

/**
 * Codat's Link page redirects here. The URL's parameters are not trusted: the status of the connection is read from
 * Codat, and no message from the URL is shown.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  const person = await currentPerson();
  if (!person) return goTo(`/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`);
  const parsed = linkParameters.safeParse(Object.fromEntries(searchParams));
  if (!parsed.success) return goTo('/');
  const { connectionId, statusCode } = parsed.data;
  const viewer = await linkingViewer(person, connectionId);
  if (!viewer) return goTo('/');
  const page = companyPath(viewer.companySlug, '/settings/connection');
  if (!may(viewer.role, 'connect')) return goTo(page);
  try {
    await checkConnection(viewer.companyId, connectionId);
  } catch (error) {
    // This failure changes nothing: polls and a webhook also find the new connection. Until then, the page says that it
    // is being confirmed.
    log().warn({ err: error }, 'reading the connection failed after Link redirected back');
  }
  const connection = await currentConnection(viewer);
  // It was disconnected or replaced meanwhile.
  if (connection?.codatConnectionId !== connectionId) return goTo(page);
  const redirect = { outcome: linkOutcomeOf(statusCode), connection: connection.id, visit: visitOf(connection) };
  return goTo(`${page}?${new URLSearchParams(redirect)}`);
}

/**
 * Returns the person as a viewer of the company whose connection this is. Codat redirects every company to one address,
 * and the person may have opened another company since. Null when it is the connection of none of their companies.
 */
async function linkingViewer(person: Person, connectionId: string): Promise<Viewer | null> {
  for (const { id } of person.companies) {
    const viewer = viewerOfCompany(person, id);
    if (viewer && (await currentConnection(viewer))?.codatConnectionId === connectionId) return viewer;
  }
  return null;
}

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });
