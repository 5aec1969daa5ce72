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
  /** The most companies of the plan; no limit when undefined. */
  readonly companies?: number | undefined;
}

/** A refused call. `quotaReached` is true for the first refusal of a day's quota. */
export interface RateLimitRefusal {
  readonly retryAfterSeconds: number;
  readonly quotaReached: boolean;
}

export interface Quota {
  readonly daily: number;
  readonly remaining: number;
  /** Milliseconds since 1970. */
  readonly resetsAt: number;
}

const dayUsage = z.object({ day: z.int(), used: z.int(), reached: z.boolean() });

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** The count is saved at most once a second, so `kill -9` loses less than a second of requests. */
const saveIntervalMs = 1000;

/** The client of a call: its address, and the port of its connection. */
export interface Caller {
  readonly address: string;
  readonly port: number | undefined;
}

/** A 429 that was sent to a client: it must not call again before `until`. */
interface Deferral {
  readonly at: number;
  readonly until: number;
  readonly port: number | undefined;
}

/** A call on another connection within this time was sent before its client could see the 429. */
const crossingMs = 250;

/**
 * Codat's rate limits: 1,000 × (1 + active companies) calls a day until 00:00 UTC, 1,000 a minute per address, and 10
 * concurrent calls per company. They use the sandbox's clock. Only the day's count survives a restart.
 */
export class RateLimiter {
  limits: RateLimits = limits;
  readonly #store: Store;
  readonly #active: MemoizedValue<number>;
  #today: DayUsage;
  #savedAt = 0;
  readonly #minutes = new Map<string, { readonly from: number; used: number }>();
  readonly #inFlight = new Map<string, number>();
  /** The last deferral by address, or by address and company. */
  readonly #deferrals = new Map<string, Deferral>();

  constructor(store: Store) {
    this.#store = store;
    this.#active = new MemoizedValue(store, () => activeCompanies(store));
    this.#today = getJson(store, 'quota', dayUsage) ?? freshDay(this.#day());
  }

  /** Counts a call that may be made now, or returns why it may not. */
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

  /** Records a 429 that a fault sent. */
  recordRetryAfter(caller: Caller, seconds: number): void {
    this.#defer(caller.address, caller, seconds * 1000);
  }

  /** Returns whether a client called again although it had seen a 429 and its Retry-After has not passed. */
  isBeforeRetryAfter({ address, port }: Caller, companyId: string | undefined): boolean {
    if (this.#deferrals.size === 0) return false;
    const now = this.#store.clock.now();
    return [address, companyKey(address, companyId ?? '')].some((each) => {
      const deferral = this.#deferrals.get(each);
      if (deferral === undefined || now >= deferral.until) return false;
      return now >= deferral.at + crossingMs || port === deferral.port;
    });
  }

  /** Returns how many calls for the company are now in progress. */
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

  /** Discards the counts and deferrals of the old time, after the clock was moved. */
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

  /** A repeated refusal keeps the time of the first one, so that every further call counts as too early. */
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
