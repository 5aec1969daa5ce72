import {
  backoffSeconds,
  laneWidth,
  longestBackoff,
  type PauseReason,
  probeAfterSeconds,
  resumesAutomatically,
} from '@/lib/domain/sync/lane';
import type { LaneContext } from './lane-context';
import type { LaneSignal } from './lane-signal';

/** After so many calls in a row without an answer Codat is away: one call at a time tries. */
const failureThreshold = 2 * laneWidth;

/** What may go out: nothing while the lane waits, one at a time while it is found out whether the trouble is over. */
export type CircuitBreaker = {
  readonly allowsWork: () => boolean;
  readonly isHalfOpen: () => boolean;
  readonly report: (verdict: LaneSignal) => Promise<void>;
};

/** Opens it as the lane was left: waiting, to be tried, or free. */
export async function createCircuitBreaker({ lane, ports, connection }: LaneContext): Promise<CircuitBreaker> {
  const { store } = ports;
  let waiting = false;
  let trying: PauseReason | null = null;
  let paused = lane.paused?.because ?? null;
  let failures = lane.failures;
  let troubles = 0;
  const wait = async (because: PauseReason, seconds: number) => {
    waiting = true;
    paused = because;
    await store.pauseLane(lane, because, seconds);
  };
  const waitForCodat = () => {
    if (waiting) return;
    failures += 1;
    return wait('away', backoffSeconds(failures, ports.random(), longestBackoff.lane));
  };
  const goOn = async () => {
    waiting = false;
    trying = null;
    paused = null;
    await store.resumeLane(lane);
  };
  if (lane.paused && !lane.paused.over) waiting = true;
  else if (connection?.status !== 'linked') await askWhetherLinked();
  else if (lane.paused && resumesAutomatically(lane.paused.because)) await goOn();
  else trying = paused;

  /** Whether somebody has linked it meanwhile is asked now and then: a message about it may have been lost. */
  async function askWhetherLinked(): Promise<void> {
    const status =
      connection && (await ports.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null));
    if (status === 'linked') waiting = true;
    else await wait('connection', probeAfterSeconds.connection);
  }

  return {
    allowsWork: () => !waiting,
    isHalfOpen: () => trying !== null,
    async report(verdict) {
      switch (verdict.kind) {
        case 'nothing':
          return;
        case 'troubled':
          troubles += 1;
          if (trying === 'away' || troubles >= failureThreshold) await waitForCodat();
          return;
        case 'wait':
          return verdict.because === 'away' ? waitForCodat() : wait(verdict.because, verdict.seconds);
        case 'accepted':
          // Codat takes a batch for a package that then takes nothing: only what was written tells.
          if (trying === 'package') return wait('package', probeAfterSeconds.package);
          if (trying !== null) return goOn();
          break;
        case 'written':
          if (paused !== null && paused !== 'connection' && !resumesAutomatically(paused)) return goOn();
      }
      troubles = 0;
      if (failures === 0) return;
      failures = 0;
      await store.resetFailures(lane);
    },
  };
}
