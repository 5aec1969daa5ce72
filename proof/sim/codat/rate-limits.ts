import { dayMs, minuteMs } from '../settings';

type Limits = { readonly inFlight: number; readonly perMinute: number; readonly daily: number };
export type Limit = 'day' | 'minute' | 'company';

/** Codat's page "Rate limits": concurrent calls for a company, calls a minute from an address, calls a day (UTC). */
export class RateLimiter {
  readonly #inFlight = new Map<string, number>();
  #arrivals: number[] = [];
  #day = -1;
  #used = 0;

  constructor(
    private readonly clock: { readonly now: number },
    /** How far Codat's clock is ahead of the simulation's clock, in milliseconds. */
    private readonly skewMs: number,
    private readonly limits: Limits,
  ) {}

  /**
   * Admits and counts the call, and returns null. If a limit is reached, returns that limit and the seconds to wait.
   */
  admit(companyId: string): { seconds: number; limit: Limit } | null {
    const now = this.#now;
    const secondsUntil = (at: number) => Math.max(1, Math.ceil((at - now) / 1000));
    this.#resetDaily();
    if (this.#used >= this.limits.daily) return { seconds: secondsUntil(this.#resetsAt()), limit: 'day' };
    this.#arrivals = this.#arrivals.filter((at) => at > now - minuteMs);
    const [oldest] = this.#arrivals;
    if (oldest !== undefined && this.#arrivals.length >= this.limits.perMinute)
      return { seconds: secondsUntil(oldest + minuteMs), limit: 'minute' };
    const inFlight = this.#inFlight.get(companyId) ?? 0;
    if (inFlight >= this.limits.inFlight) return { seconds: 1, limit: 'company' };
    this.#used += 1;
    this.#arrivals.push(now);
    this.#inFlight.set(companyId, inFlight + 1);
    return null;
  }

  /** Records that an admitted call has ended, so that it no longer counts as concurrent. */
  release(companyId: string): void {
    this.#inFlight.set(companyId, (this.#inFlight.get(companyId) ?? 1) - 1);
  }

  headers(): Record<string, string> {
    this.#resetDaily();
    return {
      date: new Date(this.#now).toUTCString(),
      'x-rate-limit-limit': String(this.limits.daily),
      'x-rate-limit-remaining': String(Math.max(0, this.limits.daily - this.#used)),
      'x-rate-limit-reset': new Date(this.#resetsAt()).toISOString(),
    };
  }

  get #now(): number {
    return this.clock.now + this.skewMs;
  }

  #resetsAt(): number {
    return (Math.floor(this.#now / dayMs) + 1) * dayMs;
  }

  #resetDaily(): void {
    const day = Math.floor(this.#now / dayMs);
    if (day === this.#day) return;
    this.#day = day;
    this.#used = 0;
  }
}
