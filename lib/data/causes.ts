import 'server-only';
import type { Tx } from './db';
import { newId } from './id';

/** A failure's cause: one fingerprint for all failures that are put right in the same way. `wording` names nobody. */
export type Cause = {
  readonly fingerprint: string;
  readonly package: string;
  readonly code: string;
  readonly wording: string;
};

/** Counts one more failure of this cause; answers the cause's id. */
export async function countCause(tx: Tx, cause: Cause): Promise<string> {
  const kept = await tx.cause.upsert({
    where: { fingerprint: cause.fingerprint },
    create: { id: newId(), ...cause, occurrences: 1 },
    update: { occurrences: { increment: 1 }, lastSeenAt: new Date() },
    select: { id: true },
  });
  return kept.id;
}
