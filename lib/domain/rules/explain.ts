import type { Condition } from './condition';
import type { Facts } from './facts';
import { fits, unmet } from './match';
import type { Rule } from './rule';

/** What became of one rule when an expense was held against it. */
export type Verdict =
  | { readonly outcome: 'won'; readonly rule: Rule }
  /** It fits too, but `winner` comes before it. */
  | { readonly outcome: 'earlier'; readonly rule: Rule; readonly winner: Rule }
  /** Its conditions that do not hold. */
  | { readonly outcome: 'unmet'; readonly rule: Rule; readonly conditions: readonly Condition[] };

/** For each rule in order, why it coded the expense or why it did not. Exactly the rule of `firstMatch` won. */
export function explain(rules: readonly Rule[], facts: Facts): readonly Verdict[] {
  let winner: Rule | null = null;
  return rules.map((rule): Verdict => {
    if (!fits(rule, facts)) return { outcome: 'unmet', rule, conditions: unmet(rule, facts) };
    if (winner) return { outcome: 'earlier', rule, winner };
    winner = rule;
    return { outcome: 'won', rule };
  });
}
