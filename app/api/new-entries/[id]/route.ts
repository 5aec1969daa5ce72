import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { findNewEntry } from '@/lib/data/books/new-entries';

/** How far something has come that is being created in the books: `{state, ref, message}`. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return Response.json({ message: 'You were signed out. Sign in and try again.' }, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  const entry = id.success && may(viewer.role, 'map') ? await findNewEntry(viewer, id.data) : null;
  if (!entry) return new Response(null, { status: 404 });
  const { state, ref, message } = entry;
  return Response.json({ state, ref, message }, { headers: { 'cache-control': 'private, no-store' } });
}
