import type { Condition } from './condition';
import type { ExpenseFacts } from './facts';
import { matchesRule, unmetConditions } from './match';
import type { Rule } from './rule';

/**
 * What one rule did with an expense: it coded the expense (`won`), an earlier rule did, or its conditions are not met.
 */
export type RuleOutcome =
  | { readonly outcome: 'won'; readonly rule: Rule }
  /** The rule matches, but `winner` comes earlier and codes the expense. */
  | { readonly outcome: 'earlier'; readonly rule: Rule; readonly winner: Rule }
  /** The rule does not match. `conditions` are those that are false. */
  | { readonly outcome: 'unmet'; readonly rule: Rule; readonly conditions: readonly Condition[] };

/**
 * Explains, for each rule in order, why it coded the expense or did not. The rule that `firstMatch` returns has the
 * outcome `won`.
 */
export function explainMatch(rules: readonly Rule[], facts: ExpenseFacts): readonly RuleOutcome[] {
  let winner: Rule | null = null;
  return rules.map((rule): RuleOutcome => {
    if (!matchesRule(rule, facts)) return { outcome: 'unmet', rule, conditions: unmetConditions(rule, facts) };
    if (winner) return { outcome: 'earlier', rule, winner };
    winner = rule;
    return { outcome: 'won', rule };
  });
}
