import { laneTasks, laneWidth } from '@/lib/domain/sync/lane';
import { pollSeconds } from '@/lib/domain/sync/product';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import { checkReceipt } from './check-receipt';
import type { CircuitBreaker } from './circuit-breaker';
import { deliverReceipt } from './deliver-receipt';
import type { LaneContext, LanePace } from './lane-context';
import { type LaneSignal, noSignal } from './lane-signal';
import { locateRecords, receiptsPerLookup } from './locate-records';
import { ambiguousMessage } from './lookup-outcome';
import { sendSync } from './send';
import { settleSync } from './settle';

export type Task = () => Promise<LaneSignal>;
type ClaimedTask = {
  readonly task: Task;
  /** Whether the task only reads from Codat. Such tasks run even while the lane is paused. */
  readonly isReadOnly: boolean;
  /** Whether the task makes no other work due when it succeeds. */
  readonly isDelivery?: true;
  /** Gives up the claim of a task that was not started, so that the work is due again. */
  readonly release: () => Promise<unknown>;
};

/** How often the lane looks for more due work while it still has claimed tasks. */
const claimEveryMs = 500;
const receiptsPerClaim = 4 * laneWidth;
/** The wait after a part could not be frozen because of a bug or a database error. */
const failedPartMs = 5_000;

/**
 * Claims the due work of a leased lane and returns its tasks in this order: settle syncs, send batches, freeze the next part
 * of a run, check ambiguous receipts, deliver receipts, find the records of ambiguous receipts.
 */
export class LaneQueue {
  readonly #context: LaneContext;
  readonly #breaker: CircuitBreaker;
  readonly #pace: Pick<LanePace, 'yields'>;
  #claimed: ClaimedTask[] = [];
  #claimedAt = Number.NEGATIVE_INFINITY;
  /** Whether more work may be due than at the last claim. If not, the lane asks the database less often. */
  #mayBeDue = true;
  #isLocating = false;
  #isFreezing = false;
  #hasProbed = false;

  constructor(context: LaneContext, breaker: CircuitBreaker, pace: Pick<LanePace, 'yields'>) {
    this.#context = context;
    this.#breaker = breaker;
    this.#pace = pace;
  }

  /** Returns the next task, or null when nothing is due. `limit` is the number of tasks that the lane can start now. */
  async next(limit: number): Promise<Task | null> {
    if (!this.#breaker.allowsSending) await this.#release(this.#claimed.filter(({ isReadOnly }) => !isReadOnly));
    const isIdle = limit === laneTasks;
    const isLate = this.#context.ports.now() - this.#claimedAt > claimEveryMs;
    if (isLate || (this.#claimed.length === 0 && (isIdle || this.#mayBeDue))) await this.#claimDue(limit);
    return this.#claimed.shift()?.task ?? null;
  }

  /** Releases every task that was not started. */
  releaseAll(): Promise<void> {
    return this.#release(this.#claimed);
  }

  async #release(tasks: readonly ClaimedTask[]): Promise<void> {
    this.#claimed = this.#claimed.filter((task) => !tasks.includes(task));
    for (const { release } of tasks) await release();
  }

  async #claimDue(limit: number): Promise<void> {
    const { ports, lane } = this.#context;
    this.#claimedAt = ports.now();
    this.#mayBeDue = false;
    const due = await ports.store.findDueWork(lane);
    if (due.settle) await this.#claimSent(limit);
    if (!this.#breaker.allowsSending) return;
    if (this.#breaker.isHalfOpen) {
      if (this.#hasProbed) return;
      // Only a frozen batch can be the probe.
      if (due.freeze && !due.send && !due.deliver) return this.#claimPart();
      this.#hasProbed = true;
      if (due.send) return this.#claimQueued(1);
      if (due.deliver) return this.#claimReceipts(1);
      if (due.check) return this.#claimChecks(1);
      if (due.locate) return this.#claimUnlocated();
      return;
    }
    if (due.send) await this.#claimQueued(limit);
    // A part is much work for the database, and the run has others to send. A smaller sync comes first.
    if (due.freeze && (limit === laneTasks || !this.#pace.yields())) this.#claimPart();
    if (due.check && this.#claimed.length < laneWidth) await this.#claimChecks(laneWidth);
    if (due.deliver && this.#claimed.length < laneWidth) await this.#claimReceipts(receiptsPerClaim);
    // Finds records last and only once at a time, because Codat may have to read the books again for it.
    if (due.locate && !this.#isLocating && this.#claimed.length === 0) await this.#claimUnlocated();
  }

  async #claimSent(limit: number): Promise<void> {
    const { lane, ports } = this.#context;
    for (const sync of await ports.store.claimToSettle(lane, limit, pollSeconds)) {
      const release = () => ports.store.reschedulePoll(sync, 0);
      this.#add(() => settleSync(this.#context, sync), release, { isReadOnly: true, release });
    }
  }

  async #claimQueued(limit: number): Promise<void> {
    const { lane, ports } = this.#context;
    const { claimToSend, rescheduleSend } = ports.store;
    for (const sync of await claimToSend(lane, limit, idempotencyKeyMinutes))
      this.#add(
        () => sendSync(this.#context, sync),
        () => rescheduleSend(sync, { afterSeconds: 60, outcome: 'unknown' }),
        { isReadOnly: false, release: () => rescheduleSend(sync, { afterSeconds: 0, outcome: 'not-sent' }) },
      );
  }

  /** Freezes one part at a time. Nothing is claimed for it: the transaction takes the part out of the queue. */
  #claimPart(): void {
    if (this.#isFreezing) return;
    this.#isFreezing = true;
    const freeze = async () => {
      await this.#context.ports.freezeQueued(this.#context.lane);
      return noSignal;
    };
    const release = async () => {
      this.#isFreezing = false;
    };
    const task = () => freeze().finally(release);
    const wait = () => this.#context.ports.sleep(failedPartMs, this.#context.stop);
    this.#add(task, wait, { isReadOnly: false, release });
  }

  async #claimReceipts(limit: number): Promise<void> {
    const { lane, ports } = this.#context;
    const { claimDeliveries, saveDelivery } = ports.store;
    for (const delivery of await claimDeliveries(lane, limit, idempotencyKeyMinutes))
      this.#add(
        () => deliverReceipt(this.#context, delivery),
        () => saveDelivery(delivery, { state: 'waiting', afterSeconds: 60 }),
        {
          isReadOnly: false,
          isDelivery: true,
          release: () => saveDelivery(delivery, { state: 'waiting', afterSeconds: 0 }),
        },
      );
  }

  async #claimChecks(limit: number): Promise<void> {
    const { lane, ports } = this.#context;
    const { claimUnknownDeliveries, saveDelivery } = ports.store;
    for (const delivery of await claimUnknownDeliveries(lane, limit, 'located')) {
      const checkAgain = (lookAfterSeconds: number) => () =>
        saveDelivery(delivery, { state: 'unknown', message: ambiguousMessage, lookAfterSeconds });
      const rest = { isReadOnly: true, release: checkAgain(0) };
      this.#add(() => checkReceipt(this.#context, delivery), checkAgain(60), rest);
    }
  }

  async #claimUnlocated(): Promise<void> {
    const { lane, ports } = this.#context;
    const unknown = await ports.store.claimUnknownDeliveries(lane, receiptsPerLookup, 'unlocated');
    if (unknown.length === 0) return;
    this.#isLocating = true;
    const locate = () =>
      locateRecords(this.#context, unknown).finally(() => {
        this.#isLocating = false;
      });
    // Nothing to release: the claim has already scheduled the next lookup.
    const release = async () => undefined;
    this.#add(locate, release, { isReadOnly: true, release });
  }

  /**
   * Queues a claimed task. If the task throws because of a bug or a database error, it is rescheduled, and the other
   * tasks continue.
   */
  #add(task: Task, reschedule: () => Promise<unknown>, rest: Omit<ClaimedTask, 'task'>): void {
    const guarded: Task = async () => {
      try {
        const signal = await task();
        if (!rest.isDelivery || signal.kind !== 'written') this.#mayBeDue = true;
        return signal;
      } catch (error) {
        this.#mayBeDue = true;
        log().error({ err: error, companyId: this.#context.lane.companyId }, 'a task of a lane failed');
        await reschedule();
        return noSignal;
      }
    };
    this.#claimed.push({ task: guarded, ...rest });
    // There may be more work of this kind than was claimed.
    this.#mayBeDue = true;
  }
}
