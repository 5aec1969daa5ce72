import type { OutcomeWithCause } from '@/lib/data/sync/outcomes';
import { fingerprintOf } from '@/lib/domain/causes/diagnose';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import type { LaneContext } from './lane-context';

/**
 * Adds to each failed record the cause of its failure: the package and a fingerprint of the message. Failures in
 * different companies with the same fingerprint share one cause. Other records get the cause null.
 */
export function withCauses(
  { connection }: Pick<LaneContext, 'connection'>,
  updates: readonly ItemUpdate[],
): OutcomeWithCause[] {
  const key = connection?.package ?? 'none';
  return updates.map((update) => ({
    ...update,
    cause: update.state === 'failed' ? { package: key, ...fingerprintOf(key, update.message) } : null,
  }));
}
