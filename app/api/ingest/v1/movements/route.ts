import { ingestBody, ingestLimits } from '@/lib/domain/ingest/movement';
import { fieldErrors, type IngestResult } from '@/lib/domain/ingest/outcome';
import { ingestMovements } from '@/lib/workflows/ingest/ingest';
import { readBody } from '../../../read-body';
import { answer, problem } from '../../problem';
import { forSource } from '../../source';

/**
 * Records up to 500 movements of a source. Responds with a result for each, in their order: 200 when one of them at least is
 * accepted, else 422 with problem details.
 */
export const POST = (request: Request): Promise<Response> =>
  forSource(request, async (viewer) => {
    const body = await readBody(request, ingestLimits.bytes);
    if (body === 'too large') return problem(413, 'too-large', 'Send at most 2 MB in one request.');
    const json = parsed(body);
    if (!json) return problem(400, 'not-json', 'Send a JSON document in UTF-8.');
    const asked = ingestBody.safeParse(json.value);
    if (!asked.success) {
      const errors = fieldErrors(asked.error);
      return problem(422, 'invalid-body', errors[0]?.message ?? 'Send a list of `movements`.', { errors });
    }
    const results = await ingestMovements(viewer, asked.data.movements);
    if (results.some(isAccepted)) return answer({ results });
    return problem(422, 'nothing-accepted', 'Each result says why. Nothing was recorded.', { results });
  });

const isAccepted = ({ outcome }: IngestResult): boolean => outcome !== 'refused' && outcome !== 'invalid';

function parsed(body: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return null;
  }
}
