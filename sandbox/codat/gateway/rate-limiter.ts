import { z } from 'zod';
import { limits } from '../../settings';
import { activeCompanies } from '../../store/company';
import { MemoizedValue } from '../../store/memoized-value';
import { getJson, setJson } from '../../store/meta';
import type { Store } from '../../store/store';

export interface RateLimits {
  readonly dailyPerCompany: number;
  readonly perMinute: number;
  readonly concurrentPerCompany: number;
  /** The maximum number of companies in the client's plan. Undefined means no limit. */
  readonly companies?: number | undefined;
}

/** Why a call is refused. `quotaReached` is true only for the first call that exceeds the daily quota. */
export interface RateLimitRefusal {
  readonly retryAfterSeconds: number;
  readonly quotaReached: boolean;
}

export interface Quota {
  readonly daily: number;
  readonly remaining: number;
  /** The time of the next reset, in milliseconds since 1970. */
  readonly resetsAt: number;
}

const dayUsage = z.object({ day: z.int(), used: z.int(), reached: z.boolean() });

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** The daily count is saved at most once a second, so a killed process loses less than a second of it. */
const saveIntervalMs = 1000;

/** The client that makes a call: its IP address, and the port that identifies its connection. */
export interface Caller {
  readonly address: string;
  readonly port: number | undefined;
}

/** A 429 that was sent to a client at `at`. The client must not call again before `until`. */
interface Deferral {
  readonly at: number;
  readonly until: number;
  readonly port: number | undefined;
}

/** Within this time after a 429, a call on another connection may have been sent before the client received the 429. */
const crossingMs = 250;

/**
 * Codat's rate limits: 1,000 × (1 + active companies) calls a day until 00:00 UTC, 1,000 calls a minute per address,
 * and 10 concurrent calls per company. The times are those of the sandbox's clock. Only the daily count survives a
 * restart.
 */
export class RateLimiter {
  limits: RateLimits = limits;
  readonly #store: Store;
  readonly #active: MemoizedValue<number>;
  #today: DayUsage;
  #savedAt = 0;
  readonly #minutes = new Map<string, { readonly from: number; used: number }>();
  readonly #inFlight = new Map<string, number>();
  /** The last 429 sent to each address, or to each address for one company. */
  readonly #deferrals = new Map<string, Deferral>();

  constructor(store: Store) {
    this.#store = store;
    this.#active = new MemoizedValue(store, () => activeCompanies(store));
    this.#today = getJson(store, 'quota', dayUsage) ?? freshDay(this.#day());
  }

  /** Counts the call and returns undefined if it is within all limits. Otherwise returns the refusal. */
  admit(caller: Caller, companyId: string | undefined): RateLimitRefusal | undefined {
    const { address } = caller;
    this.#rollOverDay();
    const now = this.#store.clock.now();
    if (this.#today.used >= this.#daily()) {
      const quotaReached = !this.#today.reached;
      this.#today.reached = true;
      if (quotaReached) this.save();
      return { ...this.#defer(address, caller, this.quota().resetsAt - now), quotaReached };
    }
    const minute = this.#minute(address, now);
    if (minute.used >= this.limits.perMinute) return this.#defer(address, caller, minute.from + minuteMs - now);
    if (companyId && (this.#inFlight.get(companyId) ?? 0) >= this.limits.concurrentPerCompany)
      return this.#defer(companyKey(address, companyId), caller, 1000);
    this.#today.used += 1;
    minute.used += 1;
    if (now - this.#savedAt >= saveIntervalMs) this.save();
    return undefined;
  }

  /** Records a 429 that fault injection sent. */
  recordRetryAfter(caller: Caller, seconds: number): void {
    this.#defer(caller.address, caller, seconds * 1000);
  }

  /** Returns true if the client called too early: it had received a 429, and its Retry-After has not passed yet. */
  isBeforeRetryAfter({ address, port }: Caller, companyId: string | undefined): boolean {
    if (this.#deferrals.size === 0) return false;
    const now = this.#store.clock.now();
    return [address, companyKey(address, companyId ?? '')].some((each) => {
      const deferral = this.#deferrals.get(each);
      if (deferral === undefined || now >= deferral.until) return false;
      return now >= deferral.at + crossingMs || port === deferral.port;
    });
  }

  /** Counts one more call of the company as in progress. Returns the new number of its calls in progress. */
  beginCall(companyId: string): number {
    const now = (this.#inFlight.get(companyId) ?? 0) + 1;
    this.#inFlight.set(companyId, now);
    return now;
  }

  endCall(companyId: string): void {
    const left = (this.#inFlight.get(companyId) ?? 1) - 1;
    if (left > 0) this.#inFlight.set(companyId, left);
    else this.#inFlight.delete(companyId);
  }

  quota(): Quota {
    this.#rollOverDay();
    const daily = this.#daily();
    return {
      daily,
      remaining: Math.max(0, daily - this.#today.used),
      resetsAt: (this.#today.day + 1) * dayMs,
    };
  }

  save(): void {
    this.#savedAt = this.#store.clock.now();
    setJson(this.#store, 'quota', this.#today);
  }

  /**
   * Call it after the sandbox's clock was changed. It discards the counts and 429s that were recorded in the old time.
   */
  clockMoved(): void {
    this.#minutes.clear();
    this.#deferrals.clear();
    this.#savedAt = 0;
  }

  resetLimits(): void {
    this.limits = limits;
  }

  reset(): void {
    this.resetLimits();
    this.#today = freshDay(this.#day());
    this.clockMoved();
  }

  #daily(): number {
    return this.limits.dailyPerCompany * (1 + this.#active.value);
  }

  /**
   * Records a 429 and returns the refusal. A second 429 during the wait does not change `at`, so further calls still
   * count as too early.
   */
  #defer(key: string, { port }: Caller, forMs: number): RateLimitRefusal {
    const retryAfterSeconds = Math.max(1, Math.ceil(forMs / 1000));
    const now = this.#store.clock.now();
    const before = this.#deferrals.get(key);
    const at = before && now < before.until ? before.at : now;
    this.#deferrals.set(key, { at, until: now + retryAfterSeconds * 1000, port });
    return { retryAfterSeconds, quotaReached: false };
  }

  #minute(address: string, now: number): { readonly from: number; used: number } {
    const known = this.#minutes.get(address);
    if (known && now - known.from < minuteMs) return known;
    const fresh = { from: now, used: 0 };
    this.#minutes.set(address, fresh);
    return fresh;
  }

  #day(): number {
    return Math.floor(this.#store.clock.now() / dayMs);
  }

  #rollOverDay(): void {
    const day = this.#day();
    if (this.#today.day !== day) this.#today = freshDay(day);
  }
}

type DayUsage = z.infer<typeof dayUsage>;
const freshDay = (day: number): DayUsage => ({ day, used: 0, reached: false });
const companyKey = (address: string, companyId: string): string => `${address} ${companyId}`;
