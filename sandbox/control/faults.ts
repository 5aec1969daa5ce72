import { z } from 'zod';

export const faultKinds = [
  'status500',
  'status503',
  'timeout-before',
  'timeout-after-commit',
  'rate-limit',
  'push-error',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const faultRule = z.object({
  /** A Codat operation id such as `create-expense-transaction`, or `*`. */
  operation: z.string().min(1),
  kind: z.enum(faultKinds),
  /** How often it strikes before it is spent; for ever when left out. */
  times: z.int().positive().optional(),
  /** Chance per call, 1 when left out. */
  probability: z.number().min(0).max(1).optional(),
  /** The package's words, for push-error. */
  message: z.string().optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

/** Failures asked for by a test or a person. Kept in memory: a restarted sandbox is a healthy one. */
export class Faults {
  #rules: { rule: FaultRule; left: number }[] = [];

  replace(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
  }

  list(): readonly (FaultRule & { left: number | null })[] {
    return this.#rules.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null }));
  }

  /** The fault that strikes this call, if any; it is used up by asking. */
  strike(operation: string, kinds: readonly FaultKind[]): FaultRule | undefined {
    const hit = this.#rules.find(
      ({ rule, left }) =>
        left > 0 &&
        kinds.includes(rule.kind) &&
        (rule.operation === '*' || rule.operation === operation) &&
        Math.random() < (rule.probability ?? 1),
    );
    if (!hit) return undefined;
    hit.left -= 1;
    return hit.rule;
  }
}
