import type { CodatChannel } from '@/lib/codat/client/http';
import { readOutcomes, readSyncsSince } from '@/lib/codat/sync/syncs';
import { findAmbiguousRecords } from '@/lib/data/connection/unfinished-writes';
import type { CompanyScope } from '@/lib/data/db';
import { clockMarginMs } from '@/lib/domain/sync/sync';

/**
 * Returns how many records with an unknown outcome Codat is still writing. Codat may have accepted them although its
 * response was lost, and its queue can be longer than any wait. Throws a CodatError.
 */
export async function countPendingWrites(
  scope: CompanyScope,
  codatCompanyId: string,
  channel: CodatChannel,
): Promise<number> {
  const { ids, since } = await findAmbiguousRecords(scope);
  if (!since) return 0;
  const pending = new Set<string>();
  for (const id of await readSyncsSince(codatCompanyId, new Date(since.getTime() - clockMarginMs), channel))
    for (const { recordId, state } of await readOutcomes(codatCompanyId, id, channel))
      if (state === 'sent' && ids.has(recordId)) pending.add(recordId);
  return pending.size;
}
