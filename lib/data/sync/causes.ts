import 'server-only';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';

/** The cause of failures with the same fix. Shared by companies, so `wording` contains no names. */
export type Cause = {
  readonly fingerprint: string;
  readonly package: string;
  readonly code: string;
  readonly wording: string;
};

/** Counts failures by cause. Returns the id of each cause by its fingerprint. */
export async function countCauses(tx: Tx, causes: readonly Cause[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // Sorted, so that two workers that count the same causes cannot deadlock.
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
