import { z } from 'zod';
import { type Action, action } from './action';
import { type Condition, condition } from './condition';

/** What a rule says. All its conditions must hold. */
export type RuleContent = {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly action: Action;
};

/** What codes an expense by itself. Of a company's rules, in their order, the first that fits wins whole. */
export type Rule = RuleContent & {
  readonly id: string;
  /** Goes up with every change of it. */
  readonly revision: number;
};

export const ruleLimits = { name: 80, conditions: 20, values: 20, text: 200, rules: 500 } as const;

/** Reads conditions and an action as they are kept. Throws when they are none: we wrote them. */
export const parseRule = (kept: { readonly conditions: unknown; readonly actions: unknown }) => ({
  conditions: z.array(condition).parse(kept.conditions),
  action: action.parse(kept.actions),
});

/** Conditions or an action as they are kept: JSON has no whole numbers of any size, so minor units go as text. */
export const toRuleJson = (value: Action | readonly Condition[]) =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)));
