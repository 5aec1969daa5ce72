import { laneWidth } from '@/lib/domain/sync/lane';
import { keyLifeMinutes, sweepMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { deliverReceipt } from './deliver-receipt';
import { findReceipts, lookAgainSeconds, lookedForAtOnce } from './find-receipts';
import type { Gate } from './gate';
import type { Turn } from './lane-context';
import type { Verdict } from './lane-signal';
import { sendSync } from './send';
import { settleSync } from './settle';

export type Task = () => Promise<Verdict>;
type InHand = {
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
export function workAt(turn: Turn, gate: Gate) {
  const { lane, world } = turn;
  const { rows } = world;
  let hand: InHand[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let searching = false;
  let tried = false;

  const put = (task: Task, later: () => Promise<unknown>, rest: Omit<InHand, 'task'>) => {
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
    lookedAt = world.now();
    const due = await rows.dueOn(lane);
    if (due.settle) await takeSent(room);
    if (!gate.isOpen()) return;
    // One thing at a time while it is found out whether the trouble is over.
    if (gate.isTrying()) {
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
    for (const sync of await rows.claimToSettle(lane, most, sweepMinutes)) {
      const later = () => rows.askLater(sync);
      put(() => settleSync(turn, sync), later, { asks: true, giveBack: later });
    }
  }

  async function takeQueued(most: number): Promise<void> {
    for (const sync of await rows.claimToSend(lane, most, keyLifeMinutes)) {
      const later = () => rows.tryLater(sync, { afterSeconds: 60, outcome: 'unknown' });
      const giveBack = () => rows.tryLater(sync, { afterSeconds: 0, outcome: 'not-sent' });
      put(() => sendSync(turn, sync), later, { asks: false, giveBack });
    }
  }

  async function takeFiles(most: number): Promise<void> {
    for (const delivery of await rows.claimDeliveries(lane, most, keyLifeMinutes)) {
      const later = () => rows.keepDelivery(delivery, { state: 'waiting', afterSeconds: 60 });
      const giveBack = () => rows.keepDelivery(delivery, { state: 'waiting', afterSeconds: 0 });
      put(() => deliverReceipt(turn, delivery), later, { asks: false, giveBack });
    }
  }

  async function takeLost(): Promise<void> {
    const lost = await rows.claimLost(lane, lookedForAtOnce, lookAgainSeconds);
    if (lost.length === 0) return;
    searching = true;
    const search = () =>
      findReceipts(turn, lost).finally(() => {
        searching = false;
      });
    // When it is due again is in its row already.
    const leave = async () => undefined;
    put(search, leave, { asks: true, giveBack: leave });
  }

  async function giveBack(given: readonly InHand[]): Promise<void> {
    hand = hand.filter((one) => !given.includes(one));
    for (const one of given) await one.giveBack();
  }

  return {
    /** The next piece of work; null when nothing is due at this moment. */
    async next(room: number): Promise<Task | null> {
      if (!gate.isOpen()) await giveBack(hand.filter(({ asks }) => !asks));
      if (hand.length === 0 || world.now() - lookedAt > lookEveryMs) await look(room);
      return hand.shift()?.task ?? null;
    },
    /** What was taken up and not begun is as it was. */
    giveBack: () => giveBack(hand),
  };
}
