import { z } from 'zod';
import { type Action, action } from './action';
import type { Condition } from './condition';
import { condition } from './condition-input';

/** What a person enters for a rule. All conditions must be true for the rule to apply. */
export type RuleContent = {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly action: Action;
};

/** A coding rule of a company. The company's rules have an order, and the first one that matches applies. */
export type Rule = RuleContent & {
  readonly id: string;
  /** Increases with every change of the rule. */
  readonly revision: number;
};

/** Parses the stored conditions and action of a rule. Throws when the JSON has another format. */
export const parseRule = (kept: { readonly conditions: unknown; readonly actions: unknown }) => ({
  conditions: z.array(condition).parse(kept.conditions),
  action: action.parse(kept.actions),
});

/** Converts conditions or an action to JSON. Amounts become text, because JSON has no bigint. */
export const toRuleJson = (value: Action | readonly Condition[]) =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)));
