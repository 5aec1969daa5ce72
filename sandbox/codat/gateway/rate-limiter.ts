import { z } from 'zod';
import { limits } from '../../settings';
import { activeCompanies } from '../../store/company';
import { MemoizedValue } from '../../store/memoized-value';
import { getOrCreateMeta, setMeta } from '../../store/profile';
import type { Store } from '../../store/store';

export interface RateLimits {
  readonly dailyPerCompany: number;
  readonly perMinute: number;
  readonly concurrentPerCompany: number;
  /** The plan's most companies; without a limit when undefined. */
  readonly companies?: number | undefined;
}

/** A call that may not be made now. `quotaReached` the first time a day's requests are used up. */
export interface RateLimitRefusal {
  readonly retryAfterSeconds: number;
  readonly quotaReached: boolean;
}

export interface Quota {
  readonly daily: number;
  readonly remaining: number;
  /** When it is whole again, in milliseconds. */
  readonly resetsAt: number;
}

const today = z.object({ day: z.int(), used: z.int(), reached: z.boolean() });

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** At most once a second: what `kill -9` forgets is less than a second's requests. */
const savedEveryMs = 1000;

/** Who calls: an address, and the port its connection comes from. */
export interface Caller {
  readonly address: string;
  readonly port: number | undefined;
}

/** What an address was told: to call again no earlier than `until`. */
interface Told {
  readonly at: number;
  readonly until: number;
  readonly port: number | undefined;
}

/** A call that comes on another connection so soon was on its way before its caller can have heard. */
const crossingMs = 250;

/**
 * Codat's rate limits: 1,000 × (1 + active companies) a day until 00:00 UTC, 1,000 a minute from one address, 10 at
 * once for one company. All by the sandbox's clock; only the day's count outlives a restart.
 */
export class RateLimiter {
  limits: RateLimits = limits;
  readonly #store: Store;
  readonly #active: MemoizedValue<number>;
  #today: z.infer<typeof today>;
  #savedAt = 0;
  readonly #minutes = new Map<string, { readonly from: number; used: number }>();
  readonly #inFlight = new Map<string, number>();
  /** What each address was told last, for everything or for one company. */
  readonly #waits = new Map<string, Told>();

  constructor(store: Store) {
    this.#store = store;
    this.#active = new MemoizedValue(store, () => activeCompanies(store));
    const day = this.#day();
    this.#today = today.parse(JSON.parse(getOrCreateMeta(store, 'quota', () => JSON.stringify(freshDay(day)))));
  }

  /** Whether a call may be made now; counts it when it may. */
  admit(caller: Caller, companyId: string | undefined): RateLimitRefusal | undefined {
    const { address } = caller;
    this.#turnDay();
    const now = this.#store.clock.now();
    if (this.#today.used >= this.#daily()) {
      const quotaReached = !this.#today.reached;
      this.#today.reached = true;
      if (quotaReached) this.save();
      return { ...this.#refuse(address, caller, this.quota().resetsAt - now), quotaReached };
    }
    const minute = this.#minute(address, now);
    if (minute.used >= this.limits.perMinute) return this.#refuse(address, caller, minute.from + minuteMs - now);
    if (companyId && (this.#inFlight.get(companyId) ?? 0) >= this.limits.concurrentPerCompany)
      return this.#refuse(waitKey(address, companyId), caller, 1000);
    this.#today.used += 1;
    minute.used += 1;
    if (now - this.#savedAt >= savedEveryMs) this.save();
    return undefined;
  }

  /** That this address was told to wait, by a refusal that is not the budget's own. */
  recordRetryAfter(caller: Caller, seconds: number): void {
    this.#refuse(caller.address, caller, seconds * 1000);
  }

  /** Whether a client called again although it had heard that it should wait longer. */
  isBeforeRetryAfter({ address, port }: Caller, companyId: string | undefined): boolean {
    if (this.#waits.size === 0) return false;
    const now = this.#store.clock.now();
    return [address, waitKey(address, companyId ?? '')].some((each) => {
      const told = this.#waits.get(each);
      return told !== undefined && now < told.until && (now >= told.at + crossingMs || port === told.port);
    });
  }

  /** Answers how many calls about the company are now under way. */
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
    this.#turnDay();
    const daily = this.#daily();
    return {
      daily,
      remaining: Math.max(0, daily - this.#today.used),
      resetsAt: (this.#today.day + 1) * dayMs,
    };
  }

  save(): void {
    this.#savedAt = this.#store.clock.now();
    setMeta(this.#store, 'quota', JSON.stringify(this.#today));
  }

  /** After the sandbox's clock was set: what was counted or promised by the old time says nothing any more. */
  clockMoved(): void {
    this.#minutes.clear();
    this.#waits.clear();
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

  /** Whoever is refused again while it waits was told the first time: its further calls stay too early. */
  #refuse(waiting: string, { port }: Caller, forMs: number): RateLimitRefusal {
    const retryAfterSeconds = Math.max(1, Math.ceil(forMs / 1000));
    const now = this.#store.clock.now();
    const before = this.#waits.get(waiting);
    const at = before && now < before.until ? before.at : now;
    this.#waits.set(waiting, { at, until: now + retryAfterSeconds * 1000, port });
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

  #turnDay(): void {
    const day = this.#day();
    if (this.#today.day !== day) this.#today = freshDay(day);
  }
}

const freshDay = (day: number): z.infer<typeof today> => ({ day, used: 0, reached: false });
const waitKey = (address: string, companyId: string): string => `${address} ${companyId}`;
