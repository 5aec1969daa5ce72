import { maxReceiptBytes, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { Refusal } from '@/lib/domain/refusal';
import { addReceiptOf } from '@/lib/workflows/ingest/receipt';
import { readBody } from '../../../../../read-body';
import { answer, problem } from '../../../../problem';
import { forSource } from '../../../../source';

/**
 * Stores the body as a receipt of a recorded movement: 201, or 200 when the same file is there already. `name` in the query
 * is the name of the file.
 */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/ingest/v1/movements/[id]/receipts'>,
): Promise<Response> =>
  forSource(request, async (viewer) => {
    const id = decodeURIComponent((await params).id);
    const content = await readBody(request, maxReceiptBytes);
    if (content === 'too large') return problem(413, 'too-large', receiptRefusals.tooLarge);
    const name = (new URL(request.url).searchParams.get('name') ?? 'receipt').slice(0, 100);
    try {
      const added = await addReceiptOf(viewer, id, { name, content, signal: request.signal });
      if (!('id' in added))
        return added.is === 'unknown'
          ? problem(404, 'not-found', 'No movement with this id was sent.')
          : problem(409, 'not-recorded', 'Only a movement that is recorded as an expense has receipts.');
      return answer({ receiptId: added.id }, added.is === 'added' ? 201 : 200);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return problem(422, 'refused-file', error.message);
    }
  });
