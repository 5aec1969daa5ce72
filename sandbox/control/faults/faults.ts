import { z } from 'zod';
import { SeededRandom } from '../../engine/seeded-random';
import { defaultRetryAfterSeconds } from '../../settings';

export const faultKinds = [
  'status402',
  'status403',
  'status500',
  'status503',
  'timeout-before',
  'timeout-after-commit',
  'reset',
  'rate-limit',
  'malformed',
  'slow',
  'push-error',
  'sync-error',
  'deauthorize',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The maximum delay. Node's timers overflow after 24 days, but no client waits longer than this. */
export const maxDelayMs = 600_000;
const slowByMs = 3000;

export const faultRule = z.strictObject({
  /** The id of a Codat operation such as `create-expense-transaction`, or `*` for all operations. */
  operation: z.string().min(1),
  kind: z.enum(faultKinds),
  /** The probability that the rule applies to a matching call. The default is 1. */
  probability: z.number().min(0).max(1).optional(),
  /** The number of calls that the rule applies to. The default is unlimited. */
  times: z.int().positive().optional(),
  /** Limits the rule to calls for this company. */
  companyId: z.uuid().optional(),
  /** The error message of the package, for push-error rules. */
  message: z.string().optional(),
  /** The final status code of the sync, for sync-error rules. */
  code: z.int().optional(),
  /** The Retry-After header of the 429, for rate-limit rules. */
  retryAfterSeconds: z.int().positive().max(86_400).optional(),
  /** The delay of the response, for slow rules. The default is three seconds. */
  delayMs: z.int().nonnegative().max(maxDelayMs).optional(),
  /**
   * When the fault happens: before the work of the call (the default) or after it. This applies to reset and status
   * rules. A reset can also happen halfway through the response body.
   */
  when: z.enum(['before', 'after', 'mid-body']).optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

export const faultSettings = z.strictObject({ seed: z.int().optional(), rules: z.array(faultRule) });

/**
 * The fault rules that a test or a person has set. They are in memory, so a restart removes them. The same seed and the
 * same calls cause the same faults. Each rule has its own random numbers, so that background work, whose timing varies,
 * does not change the faults of other calls.
 */
export class Faults {
  #rules: { readonly rule: FaultRule; readonly random: SeededRandom; left: number }[] = [];
  #seed: number | undefined;
  /** Random numbers for the Retry-After of rate-limit rules. */
  #retryAfter = new SeededRandom(0);
  readonly #injected = new Map<FaultKind, number>();
  readonly #byOperation = new Map<string, Map<FaultKind, number>>();

  replace(rules: readonly FaultRule[], seed?: number): void {
    const seeds = new SeededRandom(seed ?? 0);
    this.#retryAfter = new SeededRandom(seeds.integerUpTo(2 ** 32));
    this.#rules = rules.map((rule) => ({
      rule,
      random: new SeededRandom(seeds.integerUpTo(2 ** 32)),
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }));
    this.#seed = seed;
  }

  clear(): void {
    this.replace([]);
    this.#injected.clear();
    this.#byOperation.clear();
  }

  /** Returns the rules, each with the number of calls it still applies to. Null means unlimited. */
  list(): { readonly seed: number | null; readonly rules: readonly (FaultRule & { readonly left: number | null })[] } {
    return {
      seed: this.#seed ?? null,
      rules: this.#rules.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null })),
    };
  }

  /**
   * Returns the first rule of these kinds that applies to the call, and counts the fault. Returns undefined if no rule
   * applies.
   */
  inject(operation: string, kinds: readonly FaultKind[], companyId?: string): FaultRule | undefined {
    for (const each of this.#rules) {
      if (each.left === 0 || !concerns(each.rule, operation, kinds, companyId)) continue;
      if (each.random.next() >= (each.rule.probability ?? 1)) continue;
      each.left -= 1;
      const ofOperation = this.#byOperation.get(operation) ?? new Map<FaultKind, number>();
      this.#byOperation.set(operation, ofOperation);
      for (const counts of [this.#injected, ofOperation])
        counts.set(each.rule.kind, (counts.get(each.rule.kind) ?? 0) + 1);
      return each.rule;
    }
    return undefined;
  }

  /**
   * Returns the Retry-After in seconds: the value in the rule, or else 1 to 60 at random if there is a seed, or else
   * the default.
   */
  retryAfterSeconds(rule: FaultRule): number {
    return (
      rule.retryAfterSeconds ?? (this.#seed === undefined ? defaultRetryAfterSeconds : this.#retryAfter.integerUpTo(60))
    );
  }

  /** Returns the milliseconds by which a `slow` rule delays a call. Without a rule, the delay is 0. */
  static delayOf(rule: FaultRule | undefined): number {
    return rule ? (rule.delayMs ?? slowByMs) : 0;
  }

  /** The number of faults injected so far, by kind. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
  }

  /** The number of faults injected so far, by operation and kind. */
  get injectedByOperation(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    return Object.fromEntries([...this.#byOperation].map(([name, kinds]) => [name, Object.fromEntries(kinds)]));
  }
}

const concerns = (
  rule: FaultRule,
  operation: string,
  kinds: readonly FaultKind[],
  companyId: string | undefined,
): boolean =>
  kinds.includes(rule.kind) &&
  (rule.operation === '*' || rule.operation === operation) &&
  (rule.companyId === undefined || rule.companyId === companyId);
