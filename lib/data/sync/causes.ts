import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';

/** A failure's cause: one fingerprint for all failures that are put right in the same way. `wording` names nobody. */
export type Cause = {
  readonly fingerprint: string;
  readonly package: string;
  readonly code: string;
  readonly wording: string;
};

/** Counts failures by their causes; answers the causes' ids by fingerprint. */
export async function countCauses(tx: Tx, causes: readonly Cause[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // In one order, so that two workers that count the same causes do not wait for each other in a circle.
  const distinct = [...new Map(causes.map((cause) => [cause.fingerprint, cause]))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  for (const [fingerprint, cause] of distinct) {
    const times = causes.filter((each) => each.fingerprint === fingerprint).length;
    const kept = await tx.cause.upsert({
      where: { fingerprint },
      create: { id: newId(), ...cause, occurrences: times },
      update: { occurrences: { increment: times }, lastSeenAt: new Date() },
      select: { id: true },
    });
    ids.set(fingerprint, kept.id);
  }
  return ids;
}
