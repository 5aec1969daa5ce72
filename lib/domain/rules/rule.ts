import { z } from 'zod';
import { type Action, action } from './action';
import { type Condition, condition } from './condition';

/** The content of a rule. All conditions must hold. */
export type RuleContent = {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly action: Action;
};

/** A coding rule. The first matching rule in the company's order applies. */
export type Rule = RuleContent & {
  readonly id: string;
  /** Incremented by every change. */
  readonly revision: number;
};

export const ruleLimits = { name: 80, conditions: 20, values: 20, text: 200, rules: 500 } as const;

/** Parses the stored conditions and action. Throws on anything else. */
export const parseRule = (kept: { readonly conditions: unknown; readonly actions: unknown }) => ({
  conditions: z.array(condition).parse(kept.conditions),
  action: action.parse(kept.actions),
});

/** Converts conditions or an action to JSON. JSON has no bigint, so minor units become text. */
export const toRuleJson = (value: Action | readonly Condition[]) =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)));
