import { laneWidth } from '@/lib/domain/sync/lane';
import { idempotencyKeyMinutes, sweepMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import type { CircuitBreaker } from './circuit-breaker';
import { deliverReceipt } from './deliver-receipt';
import { findReceipts, lookupBackoffSeconds, receiptsPerLookup } from './find-receipts';
import type { LaneContext } from './lane-context';
import type { LaneSignal } from './lane-signal';
import { sendSync } from './send';
import { settleSync } from './settle';

export type Task = () => Promise<LaneSignal>;
type ClaimedTask = {
  readonly task: Task;
  /** Whether it only asks: that may be done while the lane waits. */
  readonly asks: boolean;
  /** Puts it back as if it had not been taken up. */
  readonly giveBack: () => Promise<unknown>;
};

/** How often it is looked for what else is due while there is work at hand. */
const lookEveryMs = 500;
/** So many receipts are taken up together, each by one statement less. */
const filesAtOnce = 4 * laneWidth;

/** What is due, in this order: what was sent is asked after, batches are sent, receipts follow, lost ones are looked for. */
export function createLaneQueue(context: LaneContext, gate: CircuitBreaker) {
  const { lane, ports } = context;
  const { store } = ports;
  let hand: ClaimedTask[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let searching = false;
  let tried = false;

  const put = (task: Task, later: () => Promise<unknown>, rest: Omit<ClaimedTask, 'task'>) => {
    const guarded: Task = async () => {
      try {
        return await task();
      } catch (error) {
        // A fault of ours, or the database's: it is tried again in a while and holds nothing else up.
        log().error({ err: error, companyId: lane.companyId }, 'work of a lane failed');
        await later();
        return { kind: 'nothing' };
      }
    };
    hand.push({ task: guarded, ...rest });
  };

  async function look(room: number): Promise<void> {
    lookedAt = ports.now();
    const due = await store.findDueWork(lane);
    if (due.settle) await takeSent(room);
    if (!gate.allowsWork()) return;
    // One thing at a time while it is found out whether the trouble is over.
    if (gate.isHalfOpen()) {
      if (tried) return;
      tried = true;
      if (due.send) return takeQueued(1);
      if (due.deliver) return takeFiles(1);
      if (due.find) return takeLost();
      return;
    }
    if (due.send) await takeQueued(room);
    if (due.deliver && hand.length < laneWidth) await takeFiles(filesAtOnce);
    // Last, and together: each look has Codat read the books anew.
    if (due.find && !searching && hand.length === 0) await takeLost();
  }

  async function takeSent(most: number): Promise<void> {
    for (const sync of await store.claimToSettle(lane, most, sweepMinutes)) {
      const later = () => store.reschedulePoll(sync);
      put(() => settleSync(context, sync), later, { asks: true, giveBack: later });
    }
  }

  async function takeQueued(most: number): Promise<void> {
    for (const sync of await store.claimToSend(lane, most, idempotencyKeyMinutes)) {
      const later = () => store.rescheduleSend(sync, { afterSeconds: 60, outcome: 'unknown' });
      const giveBack = () => store.rescheduleSend(sync, { afterSeconds: 0, outcome: 'not-sent' });
      put(() => sendSync(context, sync), later, { asks: false, giveBack });
    }
  }

  async function takeFiles(most: number): Promise<void> {
    for (const delivery of await store.claimDeliveries(lane, most, idempotencyKeyMinutes)) {
      const later = () => store.saveDelivery(delivery, { state: 'waiting', afterSeconds: 60 });
      const giveBack = () => store.saveDelivery(delivery, { state: 'waiting', afterSeconds: 0 });
      put(() => deliverReceipt(context, delivery), later, { asks: false, giveBack });
    }
  }

  async function takeLost(): Promise<void> {
    const lost = await store.claimUnknownDeliveries(lane, receiptsPerLookup, lookupBackoffSeconds);
    if (lost.length === 0) return;
    searching = true;
    const search = () =>
      findReceipts(context, lost).finally(() => {
        searching = false;
      });
    // When it is due again is in its row already.
    const leave = async () => undefined;
    put(search, leave, { asks: true, giveBack: leave });
  }

  async function giveBack(given: readonly ClaimedTask[]): Promise<void> {
    hand = hand.filter((one) => !given.includes(one));
    for (const one of given) await one.giveBack();
  }

  return {
    /** The next piece of work; null when nothing is due at this moment. */
    async next(room: number): Promise<Task | null> {
      if (!gate.allowsWork()) await giveBack(hand.filter(({ asks }) => !asks));
      if (hand.length === 0 || ports.now() - lookedAt > lookEveryMs) await look(room);
      return hand.shift()?.task ?? null;
    },
    /** What was taken up and not begun is as it was. */
    giveBack: () => giveBack(hand),
  };
}
