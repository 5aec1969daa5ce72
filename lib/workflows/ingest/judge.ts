import { isDeepStrictEqual } from 'node:util';
import type { Received } from '@/lib/data/ingest/received';
import type { IngestedMovement, Moved } from '@/lib/domain/ingest/movement';
import type { IngestResult } from '@/lib/domain/ingest/outcome';

/** What is to be done with a movement that a source sent. */
export type Judged =
  /** It changes nothing: it was sent before, or is older than what is known. */
  | { readonly is: 'known'; readonly result: IngestResult }
  /** It is kept, and nothing is recorded. */
  | { readonly is: 'kept'; readonly row: Received }
  | { readonly is: 'new'; readonly movement: Moved }
  | { readonly is: 'changed'; readonly movement: Moved; readonly known: Recorded }
  | { readonly is: 'cancelled'; readonly movement: IngestedMovement; readonly known: Recorded };

/** A movement that is recorded as an expense or a transfer. */
export type Recorded = Received & { readonly movementId: string };

/** Decides what a movement means for what is known about it. Movements may arrive twice and out of order. */
export function judge(movement: IngestedMovement, known: Received | undefined): Judged {
  if (known && isOlder(movement, known.content)) return { is: 'known', result: resultOf(known) };
  if (known?.state === 'cancelled') return judgeCancelled(movement, known);
  if (movement.status === 'cancelled')
    return known && isRecorded(known)
      ? { is: 'cancelled', movement, known }
      : { is: 'kept', row: keptAs('cancelled', movement) };
  if (!known || !isRecorded(known)) {
    if (known && known.state === 'pending' && isDeepStrictEqual(known.content, movement))
      return { is: 'known', result: resultOf(known) };
    return movement.status === 'pending' ? { is: 'kept', row: keptAs('pending', movement) } : { is: 'new', movement };
  }
  // What is settled does not become pending again: the message is late.
  if (movement.status === 'pending') return { is: 'known', result: resultOf(known) };
  if (!isDeepStrictEqual(known.applied, movement)) return { is: 'changed', movement, known };
  if (known.state === 'recorded') return { is: 'known', result: resultOf(known) };
  // A change was refused, and the source sends again what is recorded.
  return { is: 'kept', row: { ...known, state: 'recorded', content: movement, reason: null } };
}

const isRecorded = (known: Received): known is Recorded => known.movementId !== null;

const isOlder = ({ version }: IngestedMovement, { version: known }: IngestedMovement): boolean =>
  version !== undefined && known !== undefined && version < known;

/** Only a newer version is another one than a late message that the source sent before it cancelled the movement. */
function judgeCancelled(movement: IngestedMovement, known: Received): Judged {
  if (movement.status === 'cancelled') return { is: 'known', result: resultOf(known) };
  const isNewer = movement.version !== undefined && movement.version > (known.content.version ?? -1);
  if (!isNewer) return { is: 'known', result: { id: known.externalId, outcome: 'refused', reason: wasCancelled } };
  return movement.status === 'pending' ? { is: 'kept', row: keptAs('pending', movement) } : { is: 'new', movement };
}

const wasCancelled = 'It was cancelled. Send a higher version to record it after all, or use another id.';

/** Returns the row of a movement that is not recorded. */
export const keptAs = (
  state: 'pending' | 'cancelled' | 'refused',
  content: IngestedMovement,
  reason: string | null = null,
): Received => ({
  externalId: content.id,
  state,
  content,
  applied: null,
  movementId: null,
  existed: false,
  reason,
});

/** Returns what the source reads about a movement: the same each time, while nothing changes. */
export const resultOf = ({ externalId, state, movementId, existed, reason }: Received): IngestResult => ({
  id: externalId,
  outcome: state,
  ...(movementId !== null && state !== 'cancelled' && { movementId, existed }),
  ...(reason !== null && { reason }),
});
