import { setTimeout as pause } from 'node:timers/promises';
import { requestSync } from '@/lib/workflows/sync/request';
import type { CompanyLoad } from './load';

const retryMs = 500;

/**
 * Requests the sync of every expense, claim and transfer at once. Repeats a request that fails, as a user would; this must not
 * sync one twice. Adds the number of those that are not ready to `notReady`, by reason.
 */
export async function requestSyncs(
  { company, expected, claims, transfers }: CompanyLoad,
  { notReady, signal }: { notReady: Map<string, number>; signal: AbortSignal },
): Promise<void> {
  const ids = [...expected, ...claims, ...transfers].map(({ id }) => id);
  for (let isAccepted = false; !isAccepted && !signal.aborted; ) {
    try {
      const { skipped } = await requestSync(company.viewer, ids);
      for (const { reason } of skipped) notReady.set(reason, (notReady.get(reason) ?? 0) + 1);
      isAccepted = true;
    } catch {
      await pause(retryMs);
    }
  }
}
