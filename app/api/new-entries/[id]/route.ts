import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { findNewEntry } from '@/lib/data/books/new-entries';
import { signedOut, uncached } from '../../responses';

/** Returns the progress of an entry that is being created in the books: `{state, ref, message}`. */
export async function GET(_request: Request, { params }: RouteContext<'/api/new-entries/[id]'>): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return signedOut();
  const id = z.uuid().safeParse((await params).id);
  const entry = id.success && may(viewer.role, 'map') ? await findNewEntry(viewer, id.data) : null;
  if (!entry) return new Response(null, { status: 404 });
  const { state, ref, message } = entry;
  return Response.json({ state, ref, message }, uncached);
}
