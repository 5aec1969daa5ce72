import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { findNewEntry } from '@/lib/data/books/new-entries';
import { formatInstant } from '@/lib/domain/day';
import { uncached } from '../../responses';
import { permittedViewer } from '../../upload';

/** Returns the progress of an entry that is being created in the books: `{state, ref, message, unconfirmed}`. */
export async function GET(
  request: Request,
  context: RouteContext<'/[company]/api/new-entries/[id]'>,
): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  const id = z.uuid().safeParse((await context.params).id);
  const entry = id.success && may(viewer.role, 'map') ? await findNewEntry(viewer, id.data) : null;
  if (!entry) return new Response(null, { status: 404 });
  const { state, ref, message, unconfirmedUntil } = entry;
  const unconfirmed = unconfirmedUntil && formatInstant(unconfirmedUntil, viewer.locale, viewer.timeZone);
  return Response.json({ state, ref, message, unconfirmed }, uncached);
}
