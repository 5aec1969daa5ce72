import type { OutcomeWithCause } from '@/lib/data/sync/outcomes';
import { fingerprintOf } from '@/lib/domain/causes/diagnose';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import type { LaneContext } from './lane-context';

/** Gives each failure its cause, which is counted across companies. */
export function withCauses(
  { connection }: Pick<LaneContext, 'connection'>,
  news: readonly ItemUpdate[],
): OutcomeWithCause[] {
  const key = connection?.package ?? 'none';
  return news.map((entry) => ({
    ...entry,
    cause: entry.state === 'failed' ? { package: key, ...fingerprintOf(key, entry.message) } : null,
  }));
}
