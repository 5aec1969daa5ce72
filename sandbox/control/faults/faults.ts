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

/** A timer of more than 24 days would not wait at all; no client waits longer than this. */
export const maxDelayMs = 600_000;
const slowByMs = 3000;

export const faultRule = z.strictObject({
  /** A Codat operation id such as `create-expense-transaction`, or `*`. */
  operation: z.string().min(1),
  kind: z.enum(faultKinds),
  /** Chance per call, 1 when left out. */
  probability: z.number().min(0).max(1).optional(),
  /** How often it strikes before it is spent; for ever when left out. */
  times: z.int().positive().optional(),
  /** Calls about this company alone. */
  companyId: z.uuid().optional(),
  /** The package's words, for push-error. */
  message: z.string().optional(),
  /** The code a sync ends with, for sync-error. */
  code: z.int().optional(),
  /** For rate-limit. */
  retryAfterSeconds: z.int().positive().max(86_400).optional(),
  /** For slow; three seconds when left out. */
  delayMs: z.int().nonnegative().max(maxDelayMs).optional(),
  /** For reset and the statuses: before the work (when left out) or after it; a reset also in the middle of the answer. */
  when: z.enum(['before', 'after', 'mid-body']).optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

export const faultSettings = z.strictObject({ seed: z.int().optional(), rules: z.array(faultRule) });

/**
 * Failures asked for by a test or a person. Kept in memory: a restarted sandbox is a healthy one. The same seed and
 * the same sequence of calls bring the same faults: each rule has numbers of its own, and takes one whenever it is
 * considered, so that a sync that is written a moment earlier or later changes nothing for the calls around it.
 */
export class Faults {
  #rules: { readonly rule: FaultRule; readonly chance: SeededRandom; left: number }[] = [];
  #seed: number | undefined;
  /** For how long a caller is to wait. */
  #wait = new SeededRandom(0);
  readonly #struck = new Map<FaultKind, number>();

  replace(rules: readonly FaultRule[], seed?: number): void {
    const seeds = new SeededRandom(seed ?? 0);
    this.#wait = new SeededRandom(seeds.integerUpTo(2 ** 32));
    this.#rules = rules.map((rule) => ({
      rule,
      chance: new SeededRandom(seeds.integerUpTo(2 ** 32)),
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }));
    this.#seed = seed;
  }

  clear(): void {
    this.replace([]);
    this.#struck.clear();
  }

  /** What was asked for, and how much of it is left: null is without end. */
  list(): { readonly seed: number | null; readonly rules: readonly (FaultRule & { readonly left: number | null })[] } {
    return {
      seed: this.#seed ?? null,
      rules: this.#rules.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null })),
    };
  }

  /** The fault of one of these kinds that strikes this call, if any; it is used up by asking. */
  inject(operation: string, kinds: readonly FaultKind[], companyId?: string): FaultRule | undefined {
    for (const each of this.#rules) {
      if (each.left === 0 || !concerns(each.rule, operation, kinds, companyId)) continue;
      if (each.chance.next() >= (each.rule.probability ?? 1)) continue;
      each.left -= 1;
      this.#struck.set(each.rule.kind, (this.#struck.get(each.rule.kind) ?? 0) + 1);
      return each.rule;
    }
    return undefined;
  }

  /** How long a rate-limit rule tells its caller to wait: as it says, or 1 to 60 s as the seed has it. */
  retryAfterSeconds(rule: FaultRule): number {
    return rule.retryAfterSeconds ?? (this.#seed === undefined ? defaultRetryAfterSeconds : this.#wait.integerUpTo(60));
  }

  /** Milliseconds a call is held back by a `slow` rule that struck it. */
  static delayOf(rule: FaultRule | undefined): number {
    return rule ? (rule.delayMs ?? slowByMs) : 0;
  }

  /** How often each kind has struck. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#struck);
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
