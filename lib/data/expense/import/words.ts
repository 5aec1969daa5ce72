import 'server-only';
import type { Tx } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type KindDecision, kindDecision } from '@/lib/domain/import/kind/decision';

/** The decisions that were made or used last are known. */
const mostKnown = 5_000;

/** Returns what people of the company decided about rows with the same words, by `wordsKey`. */
export async function wordDecisionsIn(tx: Tx, companyId: string): Promise<ReadonlyMap<string, KindDecision>> {
  const rows = await tx.importWords.findMany({
    where: { companyId },
    select: { words: true, decision: true },
    orderBy: { updatedAt: 'desc' },
    take: mostKnown,
  });
  return new Map(
    rows.flatMap(({ words, decision }) => {
      const parsed = kindDecision.safeParse(decision);
      return parsed.success ? [[words, parsed.data] as const] : [];
    }),
  );
}

/**
 * Remembers what a person decided about rows with the same words, in place of an earlier decision. What an employee decides
 * holds for their import only, because they do not see the accounts of the company.
 */
export async function saveWordDecisions(
  tx: Tx,
  { companyId, role, userId: personId }: Viewer,
  decisions: readonly { readonly words: string; readonly decision: KindDecision }[],
): Promise<void> {
  if (role === 'employee') return;
  for (const { words, decision } of decisions)
    await tx.importWords.upsert({
      where: { companyId_words: { companyId, words } },
      create: { companyId, words, decision, personId },
      update: { decision, personId },
      select: { words: true },
    });
}
