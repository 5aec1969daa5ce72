import {
  backoffSeconds,
  laneWidth,
  longestBackoff,
  type PauseReason,
  passesByItself,
  probeAfterSeconds,
} from '@/lib/domain/sync/lane';
import type { Turn } from './lane-context';
import type { Verdict } from './lane-signal';

/** After so many calls in a row without an answer Codat is away: one call at a time tries. */
const awayAfterTroubles = 2 * laneWidth;

/** What may go out: nothing while the lane waits, one at a time while it is found out whether the trouble is over. */
export type Gate = {
  readonly isOpen: () => boolean;
  readonly isTrying: () => boolean;
  readonly hear: (verdict: Verdict) => Promise<void>;
};

/** Opens it as the lane was left: waiting, to be tried, or free. */
export async function openGate({ lane, world, connection }: Turn): Promise<Gate> {
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
    return wait('away', backoffSeconds(failures, world.chance(), longestBackoff.lane));
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
