import type { Schedule } from '../core/schedule';

/** Codat's clock, which is not ours. */
export class SkewedClock {
  constructor(
    private readonly schedule: Schedule,
    private readonly skew: number,
  ) {}

  get now(): number {
    return this.schedule.now + this.skew;
  }
}
