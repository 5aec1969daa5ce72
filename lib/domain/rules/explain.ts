import type { Condition } from './condition';
import type { ExpenseFacts } from './facts';
import { matchesRule, unmetConditions } from './match';
import type { Rule } from './rule';

/** What became of one rule when an expense was held against it. */
export type RuleOutcome =
  | { readonly outcome: 'won'; readonly rule: Rule }
  /** It fits too, but `winner` comes before it. */
  | { readonly outcome: 'earlier'; readonly rule: Rule; readonly winner: Rule }
  /** Its conditions that do not hold. */
  | { readonly outcome: 'unmet'; readonly rule: Rule; readonly conditions: readonly Condition[] };

/** For each rule in order, why it coded the expense or why it did not. Exactly the rule of `firstMatch` won. */
export function explainMatch(rules: readonly Rule[], facts: ExpenseFacts): readonly RuleOutcome[] {
  let winner: Rule | null = null;
  return rules.map((rule): RuleOutcome => {
    if (!matchesRule(rule, facts)) return { outcome: 'unmet', rule, conditions: unmetConditions(rule, facts) };
    if (winner) return { outcome: 'earlier', rule, winner };
    winner = rule;
    return { outcome: 'won', rule };
  });
}
