import 'server-only';
import type { Tx } from '@/lib/data/db';

/** A movement whose row for the search is not what its tables say. */
export type OutdatedText = { readonly movementId: string };

/** Compares what the search knows of the company's movements with their tables. Returns at most 100 that differ. */
export const compareTexts = (tx: Tx, companyId: string): Promise<OutdatedText[]> =>
  tx.$queryRaw<OutdatedText[]>`
    select movement_id::text as "movementId" from outdated_texts(${companyId}::uuid) limit 100`;

/** Stores again what the search knows of the company's movements, where it differs from their tables. */
export const rebuildTexts = (tx: Tx, companyId: string): Promise<number> =>
  tx.$executeRaw`
    update movement_texts t set kind = m.kind, status = m.status, open = m.status <> 'synced',
      without_receipt = m.receipt_count = 0 and m.sign = 1, removed = m.removed_at is not null, day = m.day,
      tags = search_tags(m.id, m.person_id, m.card_id)
    from movements m where m.id = t.movement_id and m.id in (select movement_id from outdated_texts(${companyId}::uuid))`;
