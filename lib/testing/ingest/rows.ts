import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';

/** Stores a key and a movement that a source cancelled. */
export async function ingestRows(tx: Tx, { companyId, userId }: Viewer): Promise<void> {
  const key = { source: 'Acme', tokenHash: newId(), hint: 'abcd', createdById: userId };
  await tx.ingestKey.create({ data: { id: newId(), companyId, ...key }, select: { id: true } });
  const sent = { source: 'Acme', externalId: 'a', content: { id: 'a', status: 'cancelled' } };
  await tx.ingestedMovement.create({
    data: { id: newId(), companyId, state: 'cancelled', ...sent },
    select: { id: true },
  });
}
