import { worker } from '@/lib/data/db';
import { pollSeconds } from '@/lib/domain/sync/product';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import type { Random } from '../../sim/core/random';
import type { SyncRow } from '../../sim/database/database';
import { type ClaimedSync, pick, type Situation } from '../situation';
import type { Generators } from './generators';
import { hasDueSync, withLane } from './lanes';

/** Calls `create` with a batch that a worker has or had claimed. */
const withClaim =
  <T>(create: (sync: ClaimedSync, situation: Situation, random: Random) => T) =>
  (situation: Situation, random: Random): T | null => {
    const sync = situation.claim(random);
    return sync && create(sync, situation, random);
  };

/** Returns a batch, most often one of which Codat has not reported the end yet. */
function anySync({ db }: Situation, random: Random): SyncRow | null {
  const all = [...db.syncs.values()];
  const sent = all.filter((sync) => sync.state === 'sent');
  const from = sent.length > 0 && random.occurs(0.8) ? sent : all;
  return from.length > 0 ? random.pick(from) : null;
}

function aCodatSyncId(situation: Situation, random: Random): string {
  const known = pick(situation.codatSyncIds, random);
  if (known !== null && random.occurs(0.2)) return known;
  const id = situation.db.newId();
  situation.codatSyncIds.push(id);
  return id;
}

const aCause = (code: string) => ({ fingerprint: code, package: 'xero', code, wording: code });

export const syncOperations: Generators<
  | 'claimToSend'
  | 'claimToSettle'
  | 'recordSent'
  | 'reschedulePoll'
  | 'recordLost'
  | 'markUnknown'
  | 'recordEarlierSync'
  | 'findRecordedElsewhere'
  | 'findUnrelated'
  | 'resendSeparately'
  | 'rescheduleSend'
  | 'saveOutcomes'
  | 'saveWebhookMessage'
  | 'triggerPoll'
> = {
  claimToSend: withLane(
    (lane, _, random) => [lane, random.pick([1, 2, 10]), idempotencyKeyMinutes],
    hasDueSync('queued', 'sending', 'unknown'),
  ),
  claimToSettle: withLane((lane, _, random) => [lane, random.pick([1, 2, 10]), pollSeconds], hasDueSync('sent')),
  recordSent: withClaim((sync, situation, random) => [sync, aCodatSyncId(situation, random), pollSeconds.expenses[0]]),
  reschedulePoll: withClaim((sync, _, random) => [sync, random.pick([0, 0, 60, 1_800])]),
  recordLost: withClaim((sync) => [sync]),
  markUnknown: (situation, random) => {
    const sync = anySync(situation, random);
    return sync && [sync];
  },
  recordEarlierSync: withClaim((sync, situation, random) => [sync, aCodatSyncId(situation, random)]),
  findRecordedElsewhere: (situation, random) => {
    const sync = anySync(situation, random);
    return sync && [worker(sync.companyId), sync.id, situation.codatSyncIds];
  },
  findUnrelated: (situation, random) => {
    const sync = anySync(situation, random);
    const ids = sync ? situation.db.itemsOf(sync.id).map((item) => item.movementId) : [];
    return sync && [worker(sync.companyId), situation.codatSyncIds, random.occurs(0.5) ? ids : ids.slice(0, 1)];
  },
  resendSeparately: (situation, random) => {
    const sync = anySync(situation, random);
    if (!sync) return null;
    const ids = situation.db.itemsOf(sync.id).map((item) => item.movementId);
    const retry = random.occurs(0.5) ? { afterSeconds: random.integer(0, 60) } : null;
    const { payload, payloadSha256 } = sync;
    return [sync, { payload, payloadSha256 }, ids.filter(() => random.occurs(0.6)), retry];
  },
  rescheduleSend: withClaim((sync, _, random) => [
    sync,
    {
      afterSeconds: Math.round(random.logUniform(0.1, 60) * 1000) / 1000,
      outcome: random.pick(['not-sent', 'unknown', 'lost', 'not-found', 'blocked'] as const),
    },
  ]),
  saveOutcomes: (situation, random) => {
    const sync = anySync(situation, random);
    if (!sync) return null;
    const outcomes = situation.db
      .itemsOf(sync.id)
      .filter(() => random.occurs(0.7))
      .map(({ movementId: recordId }) => {
        const state = random.pick(['sent', 'synced', 'synced', 'failed'] as const);
        const cause = state === 'failed' && random.occurs(0.7) ? aCause(random.pick(['closed', 'archived'])) : null;
        return { recordId, state, message: state === 'failed' ? 'The period is closed.' : null, cause };
      });
    return [sync, outcomes];
  },
  saveWebhookMessage: (situation, random) => {
    const { companyId } = situation.viewer(random);
    const known = pick(situation.messageIds, random);
    const id = known && random.occurs(0.2) ? known : situation.db.newId();
    situation.messageIds.push(id);
    const body = { payload: { syncId: aCodatSyncId(situation, random) } };
    return [companyId, { id, eventType: 'expenses.sync.successful', body }];
  },
  triggerPoll: (situation, random) => {
    const sync = anySync(situation, random);
    const codatSyncId = random.occurs(0.7) ? sync?.codatSyncId : pick(situation.codatSyncIds, random);
    const companyId = sync && random.occurs(0.9) ? sync.companyId : situation.viewer(random).companyId;
    return codatSyncId ? [worker(companyId), codatSyncId] : null;
  },
};
