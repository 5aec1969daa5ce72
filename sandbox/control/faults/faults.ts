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

/** Timers overflow after 24 days, and no client waits longer than this. */
export const maxDelayMs = 600_000;
const slowByMs = 3000;

export const faultRule = z.strictObject({
  /** A Codat operation id such as `create-expense-transaction`, or `*`. */
  operation: z.string().min(1),
  kind: z.enum(faultKinds),
  /** Per call; 1 by default. */
  probability: z.number().min(0).max(1).optional(),
  /** The number of calls that the rule strikes; unlimited by default. */
  times: z.int().positive().optional(),
  /** Strikes only calls for this company. */
  companyId: z.uuid().optional(),
  /** The package's message, for push-error. */
  message: z.string().optional(),
  /** The final code of the sync, for sync-error. */
  code: z.int().optional(),
  /** For rate-limit. */
  retryAfterSeconds: z.int().positive().max(86_400).optional(),
  /** For slow; three seconds by default. */
  delayMs: z.int().nonnegative().max(maxDelayMs).optional(),
  /** For reset and the statuses: before the work (the default) or after it. A reset can also be mid-body. */
  when: z.enum(['before', 'after', 'mid-body']).optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

export const faultSettings = z.strictObject({ seed: z.int().optional(), rules: z.array(faultRule) });

/**
 * Fault injection rules of a test or a person, in memory: a restart clears them. The same seed and calls give the same
 * faults. Each rule has its own random sequence, so the timing of background work does not affect other calls.
 */
export class Faults {
  #rules: { readonly rule: FaultRule; readonly random: SeededRandom; left: number }[] = [];
  #seed: number | undefined;
  /** Draws the Retry-After of rate-limit rules. */
  #retryAfter = new SeededRandom(0);
  readonly #injected = new Map<FaultKind, number>();

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
  }

  /** Returns the rules with the calls they have left; null means unlimited. */
  list(): { readonly seed: number | null; readonly rules: readonly (FaultRule & { readonly left: number | null })[] } {
    return {
      seed: this.#seed ?? null,
      rules: this.#rules.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null })),
    };
  }

  /** Returns the rule of these kinds that strikes this call, if any, and counts it as used. */
  inject(operation: string, kinds: readonly FaultKind[], companyId?: string): FaultRule | undefined {
    for (const each of this.#rules) {
      if (each.left === 0 || !concerns(each.rule, operation, kinds, companyId)) continue;
      if (each.random.next() >= (each.rule.probability ?? 1)) continue;
      each.left -= 1;
      this.#injected.set(each.rule.kind, (this.#injected.get(each.rule.kind) ?? 0) + 1);
      return each.rule;
    }
    return undefined;
  }

  /** Returns the Retry-After of a rate-limit rule: its own, 1 to 60 s drawn from the seed, or the default. */
  retryAfterSeconds(rule: FaultRule): number {
    return (
      rule.retryAfterSeconds ?? (this.#seed === undefined ? defaultRetryAfterSeconds : this.#retryAfter.integerUpTo(60))
    );
  }

  /** Returns the milliseconds that a `slow` rule delays a call. */
  static delayOf(rule: FaultRule | undefined): number {
    return rule ? (rule.delayMs ?? slowByMs) : 0;
  }

  /** The number of injected faults by kind. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
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
