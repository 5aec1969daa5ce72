import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import { startMs } from '../settings';
import { type FaultProfile, faultWindow } from './profile';

type Current = FaultProfile & { readonly isAuthorized: boolean };

const noFaults = {
  network: { refused: 0, lost: 0, noResponse: 0, reset: 0, malformed: 0, rateLimited: 0, slow: 0 },
  serverErrors: { before500: 0, after500: 0, before503: 0 },
  syncFails: 0,
  recordRejected: 0,
  refreshFails: 0,
  rejectedOnSubmit: 0,
  databaseFails: 0,
  webhooks: { dropped: 0, repeated: 0, late: 0 },
  jobsLost: 0,
};

/** The faults that are active now: those of the profile during the fault period, and none afterwards. */
export class Conditions {
  readonly #unauthorized: { from: number; to: number } | null;
  readonly #faulty: Current;
  readonly #recovered: Current;

  constructor(
    profile: FaultProfile,
    private readonly schedule: Schedule,
    random: Random,
  ) {
    this.#unauthorized = profile.losesAuthorization ? faultWindow(random, profile.faultPeriodMs) : null;
    this.#faulty = { ...profile, isAuthorized: true };
    this.#recovered = { ...this.#faulty, ...noFaults };
  }

  get isFaulty(): boolean {
    return this.schedule.now < startMs + this.#faulty.faultPeriodMs;
  }

  get current(): Current {
    if (!this.isFaulty) return this.#recovered;
    const elapsed = this.schedule.now - startMs;
    const window = this.#unauthorized;
    return window && elapsed >= window.from && elapsed < window.to
      ? { ...this.#faulty, isAuthorized: false }
      : this.#faulty;
  }
}
