import { receivedOf } from '@/lib/data/ingest/received';
import { resultOf } from '@/lib/workflows/ingest/judge';
import { answer, problem } from '../../../problem';
import { forSource } from '../../../source';

/** Returns the result of a movement of the source, by the source's id. */
export const GET = (request: Request, { params }: RouteContext<'/api/ingest/v1/movements/[id]'>): Promise<Response> =>
  forSource(request, async (viewer) => {
    const id = decodeURIComponent((await params).id);
    const received = (await receivedOf(viewer, viewer.source, [id])).get(id);
    return received ? answer(resultOf(received)) : problem(404, 'not-found', 'No movement with this id was sent.');
  });
