import { limits } from '../settings';

export interface BudgetLimits {
  readonly dailyPerCompany: number;
  readonly perMinute: number;
  readonly concurrentPerCompany: number;
}

export type Refused = { readonly retryAfterSeconds: number };

/**
 * Codat's rate limits: 1,000 × (1 + active companies) a day until 00:00 UTC, 1,000 a minute from one address, 10 at
 * once for one company. Counted in memory, so a restarted sandbox starts the day anew.
 */
export class Budget {
  limits: BudgetLimits = limits;
  #day = today();
  #usedToday = 0;
  #minutes = new Map<string, { from: number; used: number }>();
  readonly #inFlight = new Map<string, number>();
  #retryAt = 0;

  /** Whether a call may be made now; counts it when it may. */
  admit(call: {
    readonly address: string;
    readonly activeCompanies: number;
    readonly companyId: string | undefined;
  }): Refused | undefined {
    this.#turnDay();
    const now = Date.now();
    if (this.#usedToday >= this.daily(call.activeCompanies)) return this.#refuse(Math.ceil((midnight() - now) / 1000));
    const minute = this.#minute(call.address, now);
    if (minute.used >= this.limits.perMinute)
      return this.#refuse(Math.max(1, Math.ceil((minute.from + 60_000 - now) / 1000)));
    if (call.companyId && (this.#inFlight.get(call.companyId) ?? 0) >= this.limits.concurrentPerCompany)
      return this.#refuse(1);
    this.#usedToday += 1;
    minute.used += 1;
    return undefined;
  }

  /** Whether a client called again although it was told to wait longer. */
  calledTooSoon(): boolean {
    return Date.now() < this.#retryAt;
  }

  enter(companyId: string): number {
    const now = (this.#inFlight.get(companyId) ?? 0) + 1;
    this.#inFlight.set(companyId, now);
    return now;
  }

  leave(companyId: string): void {
    const left = (this.#inFlight.get(companyId) ?? 1) - 1;
    if (left > 0) this.#inFlight.set(companyId, left);
    else this.#inFlight.delete(companyId);
  }

  daily(activeCompanies: number): number {
    return this.limits.dailyPerCompany * (1 + activeCompanies);
  }

  headers(activeCompanies: number): Record<string, string> {
    const limit = this.daily(activeCompanies);
    return {
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': String(Math.max(0, limit - this.#usedToday)),
      'X-Rate-Limit-Reset': new Date(midnight()).toUTCString(),
    };
  }

  reset(): void {
    this.limits = limits;
    this.#usedToday = 0;
    this.#retryAt = 0;
    this.#minutes.clear();
  }

  #refuse(retryAfterSeconds: number): Refused {
    this.#retryAt = Date.now() + retryAfterSeconds * 1000;
    return { retryAfterSeconds };
  }

  #minute(address: string, now: number): { from: number; used: number } {
    const known = this.#minutes.get(address);
    if (known && now - known.from < 60_000) return known;
    const fresh = { from: now, used: 0 };
    this.#minutes.set(address, fresh);
    return fresh;
  }

  #turnDay(): void {
    if (this.#day === today()) return;
    this.#day = today();
    this.#usedToday = 0;
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);
const midnight = (): number => Date.parse(`${today()}T00:00:00Z`) + 86_400_000;
