import { Readable } from 'node:stream';
import { z } from 'zod';
import { notThere } from '@/lib/storage/serve';
import { evidencePack } from '@/lib/workflows/close/evidence-pack';
import { uncached } from '../../../responses';
import { permittedViewer } from '../../../upload';

/** Streams the evidence pack of a sign-off. The length is in the header, so that the browser shows the progress. */
export async function GET(
  request: Request,
  context: RouteContext<'/[company]/api/close/[id]/pack'>,
): Promise<Response> {
  const viewer = await permittedViewer(request, context, 'see-all-expenses');
  if (viewer instanceof Response) return viewer;
  const id = z.uuid().safeParse((await context.params).id);
  const pack = id.success ? await evidencePack(viewer, id.data) : null;
  if (!pack) return notThere();
  const { fileName, bytes, body } = pack;
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      ...uncached.headers,
      'content-type': 'application/zip',
      'content-length': String(bytes),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
