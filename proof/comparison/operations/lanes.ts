import { worker } from '@/lib/data/db';
import type { Lane } from '@/lib/data/sync/lease';
import { pauseReasons } from '@/lib/domain/sync/lane';
import type { Random } from '../../sim/core/random';
import { type Database, type DeliveryRow, dueRows, type SyncRow } from '../../sim/database/database';
import { pick, type Situation } from '../situation';
import type { Generators } from './generators';

type IsWanted = (db: Database, companyId: string) => boolean;

/** Calls `create` with a lease that a worker has or had, most often of a company for which `isWanted` is true. */
export const withLane =
  <T>(create: (lane: Lane, situation: Situation, random: Random) => T, isWanted: IsWanted = () => true) =>
  (situation: Situation, random: Random): T | null => {
    const lane = situation.lane(random, (companyId) => isWanted(situation.db, companyId));
    return lane && create(lane, situation, random);
  };

/** Returns whether the company has a batch that is due in one of these states. */
export const hasDueSync =
  (...states: readonly SyncRow['state'][]): IsWanted =>
  (db, companyId) =>
    dueRows(db.syncsOf(companyId), states, db).length > 0;

/** Returns whether the company has a receipt that is due in one of these states. */
export const hasDueDelivery =
  (...states: readonly DeliveryRow['state'][]): IsWanted =>
  (db, companyId) =>
    dueRows(db.deliveriesOf(companyId), states, db).length > 0;

export const laneOperations: Generators<
  | 'dueLanes'
  | 'acquireLane'
  | 'renewLane'
  | 'releaseLane'
  | 'requestRecheck'
  | 'findDueWork'
  | 'pauseLane'
  | 'resumeLane'
  | 'resetFailures'
  | 'companySettings'
  | 'currentConnection'
  | 'mappingVersion'
  | 'admitCall'
  | 'cancelCall'
  | 'saveHold'
  | 'endCall'
  | 'deleteExpiredPermits'
> = {
  dueLanes: () => [],
  acquireLane: (situation, random) => {
    const { companyId } = situation.viewer(random);
    return [companyId, random.pick(situation.holders)];
  },
  renewLane: withLane((lane) => [lane]),
  releaseLane: withLane((lane) => [lane]),
  requestRecheck: (situation, random) => [situation.viewer(random).companyId],
  findDueWork: withLane((lane) => [lane]),
  pauseLane: withLane((lane, _, random) => [lane, random.pick(pauseReasons), Math.round(random.logUniform(1, 2_000))]),
  resumeLane: withLane((lane) => [lane]),
  resetFailures: withLane((lane) => [lane]),
  companySettings: (situation, random) => [worker(situation.viewer(random).companyId)],
  currentConnection: (situation, random) => [worker(situation.viewer(random).companyId)],
  mappingVersion: (situation, random) => {
    const { companyId } = situation.viewer(random);
    return [worker(companyId), situation.db.company(companyId).mappingVersionId];
  },
  admitCall: (situation, random) => {
    const lane = random.occurs(0.8) ? situation.lane(random) : null;
    const companyId = lane?.companyId ?? (random.occurs(0.7) ? situation.viewer(random).companyId : null);
    const request = {
      companyId,
      holderId: lane?.holderId ?? random.pick(situation.holders),
      fence: lane?.fence ?? null,
      address: situation.address,
      timeoutSeconds: 30,
    };
    return [request, { inFlight: random.pick([2, 10]), perMinute: random.pick([5, 50, 400]) }];
  },
  cancelCall: (situation, random) => {
    const permit = pick(situation.permits, random);
    return permit === null ? null : [permit];
  },
  saveHold: (_, random) => [random.integer(1, 120)],
  endCall: (situation, random) => {
    const permit = pick(situation.permits, random);
    if (!permit) return null;
    const companyId = random.occurs(0.8) ? situation.viewer(random).companyId : null;
    const isLost = random.occurs(0.3);
    const exchange = {
      method: 'GET',
      path: '/companies',
      status: isLost ? null : 200,
      failure: isLost ? 'no-answer' : null,
      latencyMs: 20,
      correlationId: null,
      requestBody: null,
      responseBody: null,
    };
    const quota = {
      limit: random.pick([100, 200]),
      remaining: random.integer(0, 12),
      resetsInSeconds: random.integer(1, 90_000),
    };
    const limits = {
      retryAfterSeconds: random.occurs(0.2) ? random.integer(1, 60) : null,
      quota: random.occurs(0.3) ? quota : null,
    };
    return [permit, { companyId, syncId: null }, exchange, limits];
  },
  deleteExpiredPermits: () => [],
};
