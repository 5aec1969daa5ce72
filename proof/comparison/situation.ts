import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { Lane } from '@/lib/data/sync/lease';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Random } from '../sim/core/random';
import type { Database } from '../sim/database/database';
import type { OperationName } from './production';

export type ClaimedSync = Omit<SendableSync, 'isKeyExpired' | 'isForFormerBooks'>;

/** What the operations of a run have returned, so that later ones can use it. Workers may use it long after it is outdated. */
export class Situation {
  readonly lanes: Lane[] = [];
  readonly claimed: ClaimedSync[] = [];
  readonly deliveries: Delivery[] = [];
  readonly permits: string[] = [];
  readonly codatSyncIds: string[] = [];
  readonly messageIds: string[] = [];

  constructor(
    readonly db: Database,
    readonly viewers: readonly Viewer[],
    readonly holders: readonly string[],
    /** The IP address from which the calls are made. */
    readonly address: string,
  ) {}

  /** Returns a lease that a worker has, most often of a company for which `isWanted` is true, or one that it had. */
  lane(random: Random, isWanted: (companyId: string) => boolean = () => true): Lane | null {
    const ageOf = ({ companyId, fence }: Lane): Age => {
      if (!isWanted(companyId)) return 'irrelevant';
      return this.db.lanes.get(companyId)?.fence === fence ? 'current' : 'outdated';
    };
    return pick(this.lanes, random, ageOf);
  }

  /** Returns the next time at which a row, a lease or a pause becomes due, or null if there is none. */
  nextDue(): number | null {
    const { syncs, deliveries, lanes, now } = this.db;
    const dues = [...syncs.values(), ...deliveries.values()].map(({ dueAt }) => dueAt?.getTime() ?? 0);
    const ofLanes = [...lanes.values()].flatMap(({ leaseUntil, dueAt, pausedUntil }) => [
      leaseUntil,
      dueAt,
      pausedUntil,
    ]);
    const next = Math.min(...[...dues, ...ofLanes].flatMap((at) => (at !== null && at > now ? at : [])));
    return Number.isFinite(next) ? next : null;
  }

  /** Returns a batch as a worker claimed it. */
  claim(random: Random): ClaimedSync | null {
    return pick(this.claimed, random, ({ id, attempt }) => {
      const row = this.db.syncs.get(id);
      if (!row || row.state === 'settled' || row.state === 'queued') return 'irrelevant';
      return row.attempt === attempt ? 'current' : 'outdated';
    });
  }

  /** Returns a delivery as a worker claimed it. */
  delivery(random: Random): Delivery | null {
    return pick(this.deliveries, random, ({ id, attempt }) => {
      const row = this.db.deliveries.get(id);
      if (row?.state !== 'sending' && row?.state !== 'unknown') return 'irrelevant';
      return row.attempt === attempt ? 'current' : 'outdated';
    });
  }

  viewer(random: Random): Viewer {
    return random.pick(this.viewers);
  }

  remember(name: OperationName, result: unknown): void {
    if (name === 'acquireLane' && result !== null) this.lanes.push(result as Lane);
    if (name === 'claimToSend' || name === 'claimToSettle') this.claimed.push(...(result as ClaimedSync[]));
    if (name === 'claimDeliveries' || name === 'claimUnknownDeliveries')
      this.deliveries.push(...(result as Delivery[]));
    if (name === 'admitCall' && typeof result === 'string') this.permits.push(result);
  }
}

/** Whether a claim or lease is the newest one of its row. Irrelevant for a row without a claim or lease. */
type Age = 'current' | 'outdated' | 'irrelevant';

/** Returns one of the values: most often a current one, sometimes an outdated one, or one of the latest. */
export function pick<T>(values: readonly T[], random: Random, ageOf: (value: T) => Age = () => 'irrelevant'): T | null {
  const age = random.occurs(0.75) ? 'current' : 'outdated';
  const ofAge = values.filter((value) => ageOf(value) === age);
  if (ofAge.length > 0 && random.occurs(0.9)) return random.pick(ofAge);
  return values.length > 0 ? random.pick(values.slice(-8)) : null;
}
