import { dayMs, minuteMs } from '../settings';

type Limits = { readonly inFlight: number; readonly perMinute: number; readonly daily: number };

/** "Rate limits": 10 at once for a company, so many a minute from one address, so many a day until midnight UTC. */
export class Budget {
  readonly #inFlight = new Map<string, number>();
  #arrivals: number[] = [];
  #day = -1;
  #used = 0;

  constructor(
    private readonly clock: { readonly now: number },
    readonly limits: Limits,
  ) {}

  /** Seconds to wait; null when the call may go on, and is then counted. */
  admit(companyId: string): { seconds: number; because: 'day' | 'minute' | 'company' } | null {
    const { now } = this.clock;
    this.#turnDay();
    if (this.#used >= this.limits.daily)
      return { seconds: Math.max(1, Math.ceil((this.#resetsAt() - now) / 1000)), because: 'day' };
    this.#arrivals = this.#arrivals.filter((at) => at > now - minuteMs);
    const [oldest] = this.#arrivals;
    if (oldest !== undefined && this.#arrivals.length >= this.limits.perMinute)
      return { seconds: Math.max(1, Math.ceil((oldest + minuteMs - now) / 1000)), because: 'minute' };
    if ((this.#inFlight.get(companyId) ?? 0) >= this.limits.inFlight) return { seconds: 1, because: 'company' };
    this.#used += 1;
    this.#arrivals.push(now);
    return null;
  }

  enter(companyId: string): void {
    this.#inFlight.set(companyId, (this.#inFlight.get(companyId) ?? 0) + 1);
  }

  leave(companyId: string): void {
    this.#inFlight.set(companyId, (this.#inFlight.get(companyId) ?? 1) - 1);
  }

  headers(): Record<string, string> {
    this.#turnDay();
    return {
      date: new Date(this.clock.now).toUTCString(),
      'x-rate-limit-limit': String(this.limits.daily),
      'x-rate-limit-remaining': String(Math.max(0, this.limits.daily - this.#used)),
      'x-rate-limit-reset': new Date(this.#resetsAt()).toISOString(),
    };
  }

  #resetsAt(): number {
    return (Math.floor(this.clock.now / dayMs) + 1) * dayMs;
  }

  #turnDay(): void {
    const day = Math.floor(this.clock.now / dayMs);
    if (day === this.#day) return;
    this.#day = day;
    this.#used = 0;
  }
}
