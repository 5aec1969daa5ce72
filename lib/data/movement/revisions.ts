import 'server-only';
import type { Tx } from '@/lib/data/db';

/** Raises the revision of movements after a change that affects the books. */
export const raiseRevisions = (tx: Tx, ids: readonly string[]): Promise<unknown> =>
  tx.movement.updateMany({ where: { id: { in: [...ids] } }, data: { revision: { increment: 1 } } });
