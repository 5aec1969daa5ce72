import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';

/** The cause of failures that have the same fix. It is shared by all companies, so `wording` contains no names. */
export type Cause = {
  readonly fingerprint: string;
  readonly package: string;
  readonly code: string;
  readonly wording: string;
};

/**
 * Adds failures to the counts of their causes, and creates new causes. Returns the id of each cause by its fingerprint.
 */
export async function countCauses(tx: Tx, causes: readonly Cause[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // The causes are updated in one fixed order. Otherwise two workers that update the same causes could deadlock.
  const distinct = [...new Map(causes.map((cause) => [cause.fingerprint, cause]))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  for (const [fingerprint, cause] of distinct) {
    const times = causes.filter((each) => each.fingerprint === fingerprint).length;
    const saved = await tx.cause.upsert({
      where: { fingerprint },
      create: { id: newId(), ...cause, occurrences: times },
      update: { occurrences: { increment: times }, lastSeenAt: new Date() },
      select: { id: true },
    });
    ids.set(fingerprint, saved.id);
  }
  return ids;
}
