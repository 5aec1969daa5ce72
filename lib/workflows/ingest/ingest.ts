import 'server-only';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import { type Received, receivedOf } from '@/lib/data/ingest/received';
import { recordReceived, saveOne } from '@/lib/data/ingest/record';
import { type IngestedMovement, ingestedMovement } from '@/lib/domain/ingest/movement';
import { fieldErrors, type IngestResult } from '@/lib/domain/ingest/outcome';
import { Refusal } from '@/lib/domain/refusal';
import { cancelMovement, changeMovement } from './change';
import { type Judged, judge, resultOf } from './judge';
import { linkReceived } from './link';
import { planNew } from './plan-new';

/** A movement that stands several times in one request is handled as often, in the order of the request. */
const mostTimes = 5;

/**
 * Records the movements that a source sent, and returns the result of each, in their order. Idempotent by the ids of the
 * source: the same movement has the same result each time.
 */
export async function ingestMovements(
  viewer: SourceViewer,
  sent: readonly unknown[],
): Promise<readonly IngestResult[]> {
  const results = new Map<number, IngestResult>();
  const rounds: Map<number, IngestedMovement>[] = [];
  const seen = new Map<string, number>();
  for (const [at, one] of sent.entries()) {
    const parsed = ingestedMovement.safeParse(one);
    if (!parsed.success) {
      results.set(at, { id: idIn(one), outcome: 'invalid', errors: fieldErrors(parsed.error) });
      continue;
    }
    const { id } = parsed.data;
    const round = seen.get(id) ?? 0;
    seen.set(id, round + 1);
    if (round >= mostTimes) results.set(at, { id, outcome: 'invalid', errors: [tooOften] });
    else rounds[round] = (rounds[round] ?? new Map<number, IngestedMovement>()).set(at, parsed.data);
  }
  for (const round of rounds) for (const [at, result] of await ingestRound(viewer, round)) results.set(at, result);
  return sent.map((one, at) => results.get(at) ?? { id: idIn(one), outcome: 'refused', reason: busy });
}

const tooOften = { field: 'id', message: `The id stands more than ${mostTimes} times in the request.` };
const busy = 'Outlay was changing it at the same moment. Send it again.';

const idIn = (one: unknown): string | null =>
  typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? one.id.slice(0, 100) : null;

/** How often movements are judged again because something changed meanwhile. */
const mostTries = 5;

/** Handles movements of which no two have the same id. */
async function ingestRound(
  viewer: SourceViewer,
  movements: ReadonlyMap<number, IngestedMovement>,
): Promise<ReadonlyMap<number, IngestResult>> {
  const ids = [...movements.values()].map(({ id }) => id);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await receivedOf(viewer, viewer.source, ids);
    const judged = [...movements].map(([at, movement]) => [at, judge(movement, known.get(movement.id))] as const);
    const planned = await planNew(
      viewer,
      judged.flatMap(([, one]) => (one.is === 'new' ? [one.movement] : [])),
    );
    const kept = judged.flatMap(([, one]) => (one.is === 'kept' ? [one.row] : []));
    const rows = [...kept, ...planned.rows];
    if (rows.length > 0 && !(await isRecorded(viewer, known, { ...planned, rows }))) continue;
    await linkReceived(viewer, planned.rows);
    const stored = new Map(rows.map((row) => [row.externalId, row]));
    const results = new Map<number, IngestResult>();
    for (const [at, one] of judged) {
      const id = movements.get(at)?.id ?? '';
      const row = stored.get(id);
      const result = row ? resultOf(row) : await settled(viewer, one);
      if (result) results.set(at, result);
    }
    return results;
  }
  return new Map();
}

/** Whether the movements are recorded. A month that is closed meanwhile is another reason to judge them again. */
const isRecorded: typeof recordReceived = (viewer, known, received) =>
  recordReceived(viewer, known, received).catch((error: unknown) => {
    if (error instanceof Refusal) return false;
    throw error;
  });

/** Changes or cancels a recorded movement, and stores the outcome. */
async function settled(viewer: SourceViewer, one: Judged): Promise<IngestResult | null> {
  if (one.is === 'known') return one.result;
  if (one.is !== 'changed' && one.is !== 'cancelled') return null;
  const row: Received =
    one.is === 'changed'
      ? await changeMovement(viewer, one.known, one.movement)
      : await cancelMovement(viewer, one.known, one.movement);
  await saveOne(viewer, row);
  return resultOf(row);
}
