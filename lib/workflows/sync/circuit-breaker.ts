import {
  backoffSeconds,
  laneWidth,
  longestBackoff,
  type PauseReason,
  probeAfterSeconds,
  resumesAutomatically,
} from '@/lib/domain/sync/lane';
import { type LaneContext, readConnectionStatus } from './lane-context';
import type { LaneSignal } from './lane-signal';

/** This many failed calls in a row count as an outage of Codat. */
const failureThreshold = 2 * laneWidth;

/** Returns the circuit breaker of a lane. A pause stored in the database sets its initial state. */
export async function createCircuitBreaker(context: LaneContext): Promise<CircuitBreaker> {
  const breaker = new CircuitBreaker(context);
  await breaker.restore();
  return breaker;
}

/**
 * Decides what a lane may send. Closed: everything. Open: nothing. Half-open: one probe call at a time. An open breaker
 * is stored as a pause of the lane in the database, so it outlives this process.
 */
export class CircuitBreaker {
  readonly #context: LaneContext;
  #isOpen = false;
  #pause: PauseReason | null;
  /** The pause that ends if the probe call succeeds. Null unless the breaker is half-open. */
  #probe: PauseReason | null = null;
  /** The number of outages in a row, which sets the backoff. */
  #outages: number;
  #failedCalls = 0;

  constructor(context: LaneContext) {
    this.#context = context;
    this.#pause = context.lane.paused?.because ?? null;
    this.#outages = context.lane.failures;
  }

  get allowsSending(): boolean {
    return !this.#isOpen;
  }

  get isHalfOpen(): boolean {
    return !this.#isOpen && this.#probe !== null;
  }

  async restore(): Promise<void> {
    const { paused } = this.#context.lane;
    if (paused && !paused.over) this.#isOpen = true;
    else if (this.#context.connection?.status !== 'linked') await this.#checkLink();
    else if (paused && resumesAutomatically(paused.because)) await this.#close();
    else this.#probe = this.#pause;
  }

  /** Updates the breaker with the signal of a finished task. */
  async report(signal: LaneSignal): Promise<void> {
    switch (signal.kind) {
      case 'none':
        return;
      case 'codat-failed':
        this.#failedCalls += 1;
        if (this.#probe === 'away' || this.#failedCalls >= failureThreshold) await this.#openForOutage();
        return;
      case 'pause':
        return signal.because === 'away' ? this.#openForOutage() : this.#open(signal.because, signal.seconds);
      case 'accepted':
        // Codat accepts a batch even if the package will refuse it later. Only a written record proves that the package
        // works again.
        if (this.#probe === 'package') return this.#open('package', probeAfterSeconds.package);
        return this.#probe === null ? this.#resetFailures() : this.#close();
      case 'written': {
        const isProven = this.#pause !== null && this.#pause !== 'connection' && !resumesAutomatically(this.#pause);
        return isProven ? this.#close() : this.#resetFailures();
      }
    }
  }

  /**
   * Checks the connection after a pause, because the webhook about a restored connection may be lost. If the package is
   * linked again, the check resumes the lane in the database. The lane's next run then starts with the new connection.
   */
  async #checkLink(): Promise<void> {
    if ((await readConnectionStatus(this.#context)) === 'linked') this.#isOpen = true;
    else await this.#open('connection', probeAfterSeconds.connection);
  }

  async #open(because: PauseReason, seconds: number): Promise<void> {
    this.#isOpen = true;
    this.#pause = because;
    const { ports, lane } = this.#context;
    await ports.store.pauseLane(lane, because, seconds);
  }

  async #openForOutage(): Promise<void> {
    if (this.#isOpen) return;
    this.#outages += 1;
    await this.#open('away', backoffSeconds(this.#outages, this.#context.ports.random(), longestBackoff.lane));
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    this.#probe = null;
    this.#pause = null;
    const { ports, lane } = this.#context;
    await ports.store.resumeLane(lane);
  }

  async #resetFailures(): Promise<void> {
    this.#failedCalls = 0;
    if (this.#outages === 0) return;
    this.#outages = 0;
    const { ports, lane } = this.#context;
    await ports.store.resetFailures(lane);
  }
}
