import type { Delivery } from '@/lib/data/deliveries';
import type { Lane } from '@/lib/data/lanes';
import type { OpenSync } from '@/lib/data/syncs';
import { backoffSeconds, laneWidth, type PauseReason, passesByItself, probeAfterSeconds } from '@/lib/domain/lane';
import { keyLifeMinutes, sweepMinutes } from '@/lib/domain/sync';
import { log } from '@/lib/log';
import { deliverReceipt } from './deliver-receipt';
import { findReceipts, lookAgainSeconds, lookedForAtOnce } from './find-receipts';
import { sendSync } from './send-sync';
import { settleSync } from './settle-sync';
import type { Turn, Verdict } from './turn';
import type { World } from './world';

/** How often new work is looked for while there is some at hand. */
const lookEveryMs = 200;
/** After so many calls in a row without an answer Codat is away: one call at a time tries. */
const awayAfterTroubles = 2 * laneWidth;

/**
 * Does all that is due for one company, as many calls at once as Codat takes: what was sent is settled, batches are
 * sent, receipts follow. Ends when nothing is due, when the whole lane has to wait, or when it is told to stop.
 *
 * Everything it does is in the rows before and after each call. Killed anywhere, the next holder of the lane goes on.
 */
export async function runLane(lane: Lane, world: World, stop: AbortSignal): Promise<void> {
  const scope = { companyId: lane.companyId, role: 'worker' };
  const { codatCompanyId } = await world.rows.companySettings(scope);
  if (!codatCompanyId) return;
  const connection = await world.rows.currentConnection(scope);
  const turn: Turn = { lane, codatCompanyId, connection, world, stop };
  const gate = await openGate(turn);
  const work = workAt(turn, gate);
  const running = new Set<Promise<void>>();
  const broken: unknown[] = [];
  while (broken.length === 0) {
    while (!stop.aborted && running.size < laneWidth) {
      const next = await work.next(laneWidth - running.size);
      if (!next) break;
      const done: Promise<void> = next()
        .then((verdict) => gate.hear(verdict))
        .catch((error: unknown) => void broken.push(error))
        .finally(() => running.delete(done));
      running.add(done);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  await Promise.all(running);
  // The database is away, or we are at fault: the lane is left to its lease.
  if (broken.length > 0) throw broken[0];
  await work.giveBack();
}

/** What may go out: nothing while the lane waits, one at a time while it is found out whether the trouble is over. */
type Gate = {
  readonly isOpen: () => boolean;
  readonly isTrying: () => boolean;
  readonly hear: (verdict: Verdict) => Promise<void>;
};

async function openGate({ lane, world, connection }: Turn): Promise<Gate> {
  const { rows } = world;
  let waiting = false;
  let trying: PauseReason | null = null;
  let paused = lane.paused?.because ?? null;
  let failures = lane.failures;
  let troubles = 0;
  const wait = async (because: PauseReason, seconds: number) => {
    waiting = true;
    paused = because;
    await rows.pauseLane(lane, because, seconds);
  };
  const waitForCodat = () => {
    if (waiting) return;
    failures += 1;
    return wait('away', backoffSeconds(failures, world.chance()));
  };
  const goOn = async () => {
    waiting = false;
    trying = null;
    paused = null;
    await rows.resume(lane);
  };
  if (lane.paused && !lane.paused.over) waiting = true;
  else if (connection?.status !== 'linked') await askWhetherLinked();
  else if (lane.paused && passesByItself(lane.paused.because)) await goOn();
  else trying = paused;

  /** Whether somebody has linked it meanwhile is asked now and then: a message about it may have been lost. */
  async function askWhetherLinked(): Promise<void> {
    const status =
      connection && (await world.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
    if (status === 'linked') waiting = true;
    else await wait('connection', probeAfterSeconds.connection);
  }

  return {
    isOpen: () => !waiting,
    isTrying: () => trying !== null,
    async hear(verdict) {
      switch (verdict.kind) {
        case 'nothing':
          return;
        case 'troubled':
          troubles += 1;
          if (trying === 'away' || troubles >= awayAfterTroubles) await waitForCodat();
          return;
        case 'wait':
          return verdict.because === 'away' ? waitForCodat() : wait(verdict.because, verdict.seconds);
        case 'accepted':
          // Codat takes a batch for a package that then takes nothing: only what was written tells.
          if (trying === 'package') return wait('package', probeAfterSeconds.package);
          if (trying !== null) return goOn();
          break;
        case 'written':
          if (paused !== null && paused !== 'connection' && !passesByItself(paused)) return goOn();
      }
      troubles = 0;
      if (failures === 0) return;
      failures = 0;
      await rows.forgetFailures(lane);
    },
  };
}

type Task = () => Promise<Verdict>;

/** What is due, in this order: what was sent is asked after, batches are sent, receipts follow, lost ones are looked for. */
function workAt(turn: Turn, gate: Gate) {
  const { lane, world } = turn;
  const { rows } = world;
  const hand: { task: Task; delivery?: Delivery; sync?: OpenSync }[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking = false;
  let tried = false;
  const guarded =
    (task: Task, later: () => Promise<unknown>): Task =>
    async () => {
      try {
        return await task();
      } catch (error) {
        // A fault of ours, or the database's: it is tried again in a while and holds nothing else up.
        log().error({ err: error, companyId: lane.companyId }, 'work of a lane failed');
        await later();
        return { kind: 'nothing' };
      }
    };

  async function look(most: number): Promise<void> {
    lookedAt = world.now();
    for (const sync of await rows.claimToSettle(lane, most, sweepMinutes)) {
      hand.push({
        task: guarded(
          () => settleSync(turn, sync),
          () => rows.askLater(sync),
        ),
      });
    }
    if (!gate.isOpen()) return;
    if (gate.isTrying()) {
      if (tried) return;
      tried = true;
    }
    for (const sync of await rows.claimToSend(lane, gate.isTrying() ? 1 : most, keyLifeMinutes)) {
      const later = () => rows.tryLater(sync, { afterSeconds: 60, outcome: 'unknown' });
      hand.push({ task: guarded(() => sendSync(turn, sync), later), sync });
    }
    if (gate.isTrying() && hand.length > 0) return;
    const files = gate.isTrying() ? 1 : Math.max(0, 2 * laneWidth - hand.length);
    for (const delivery of await rows.claimDeliveries(lane, files, keyLifeMinutes)) {
      const later = () => rows.keepDelivery(delivery, { state: 'waiting', afterSeconds: 60 });
      hand.push({ task: guarded(() => deliverReceipt(turn, delivery), later), delivery });
    }
    if (looking || gate.isTrying()) return;
    const lost = await rows.claimLost(lane, lookedForAtOnce, lookAgainSeconds);
    if (lost.length === 0) return;
    looking = true;
    const search = guarded(
      () => findReceipts(turn, lost),
      async () => undefined,
    );
    hand.push({
      task: () =>
        search().finally(() => {
          looking = false;
        }),
    });
  }

  return {
    /** The next piece of work; null when nothing is due at this moment. */
    async next(room: number): Promise<Task | null> {
      if (hand.length === 0 || world.now() - lookedAt > lookEveryMs) await look(room);
      return hand.shift()?.task ?? null;
    },
    /** What was taken up and not begun is as it was. */
    async giveBack(): Promise<void> {
      for (const { sync, delivery } of hand.splice(0)) {
        if (sync) await rows.tryLater(sync, { afterSeconds: 0, outcome: 'not-sent' });
        if (delivery) await rows.keepDelivery(delivery, { state: 'waiting', afterSeconds: 0 });
      }
    },
  };
}
