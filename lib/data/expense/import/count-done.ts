import 'server-only';
import type { Tx } from '@/lib/data/db';
import { addKinds, type KindCounts, totalOf } from '@/lib/domain/import/moved-kinds';
import { kindCounts } from '@/lib/domain/import/preview/preview';

/**
 * Counts rows of an import that are done, and the movements that they became. Returns false when a person cancelled the
 * import. The caller holds the row of the import (`renewIn`).
 */
export async function countDone(
  tx: Tx,
  importId: string,
  { rows, kinds, coded }: { readonly rows: number; readonly kinds: KindCounts; readonly coded: number },
): Promise<boolean> {
  const before = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { kinds: true } });
  const { cancelRequestedAt } = await tx.import.update({
    where: { id: importId },
    data: {
      doneCount: { increment: rows },
      addedCount: { increment: totalOf(kinds) },
      codedCount: { increment: coded },
      kinds: addKinds(kindCounts.parse(before.kinds), kinds),
    },
    select: { cancelRequestedAt: true },
  });
  return cancelRequestedAt === null;
}
