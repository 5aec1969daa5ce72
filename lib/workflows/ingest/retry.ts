import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope } from '@/lib/data/db';
import { fundingAccountOf, refusedOf } from '@/lib/data/ingest/received';
import type { Viewer } from '@/lib/domain/company/viewer';
import { ingestLimits } from '@/lib/domain/ingest/movement';
import { ingestMovements } from './ingest';

/**
 * Judges up to 500 refused movements again, oldest first, after a person has changed what stood against them. Returns how
 * many are recorded now, and how many are still refused.
 */
export async function retryRefused(viewer: Viewer): Promise<{ readonly recorded: number; readonly refused: number }> {
  const refused = await refusedOf(viewer, ingestLimits.movements);
  const bySource = Map.groupBy(refused, ({ source }) => source);
  let recorded = 0;
  for (const [source, movements] of bySource) {
    const fundingAccount = await fundingAccountOf(viewer, source);
    const results = await ingestMovements(
      { ...viewer, source, fundingAccount },
      movements.map(({ content }) => content),
    );
    recorded += results.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'invalid').length;
  }
  if (recorded > 0)
    await inScope(viewer, (tx) => record(tx, viewer, 'ingest.tried-again', viewer.companyId, { recorded }));
  return { recorded, refused: refused.length - recorded };
}
