import type { Condition } from './condition';
import type { ExpenseFacts } from './facts';
import { matchesRule, unmetConditions } from './match';
import type { Rule } from './rule';

/** The result of one rule for an expense. */
export type RuleOutcome =
  | { readonly outcome: 'won'; readonly rule: Rule }
  /** It matches too, but `winner` comes first. */
  | { readonly outcome: 'earlier'; readonly rule: Rule; readonly winner: Rule }
  /** Its conditions that are false. */
  | { readonly outcome: 'unmet'; readonly rule: Rule; readonly conditions: readonly Condition[] };

/** Explains for each rule in order why it did or did not code the expense. Only the rule of `firstMatch` has `won`. */
export function explainMatch(rules: readonly Rule[], facts: ExpenseFacts): readonly RuleOutcome[] {
  let winner: Rule | null = null;
  return rules.map((rule): RuleOutcome => {
    if (!matchesRule(rule, facts)) return { outcome: 'unmet', rule, conditions: unmetConditions(rule, facts) };
    if (winner) return { outcome: 'earlier', rule, winner };
    winner = rule;
    return { outcome: 'won', rule };
  });
}
