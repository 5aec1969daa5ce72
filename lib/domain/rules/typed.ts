import { z } from 'zod';
import { toDecimal } from '../money';
import type { Action, ActionPart, Given } from './action';
import type { Condition } from './condition';
import type { RuleContent } from './rule';
import { ruleLimits } from './rule';

/** A rule as its form holds it: every amount and percentage is text, as it was typed, and '' is nothing. */
const typedGiven = z.object({
  categoryId: z.string().max(40),
  taxRateRef: z.string().max(200),
  trackingRefs: z.array(z.string().max(200)).max(10),
  customerRef: z.string().max(200),
});

const typedCondition = z.object({
  field: z.enum(['merchant', 'amount', 'currency', 'card', 'person', 'note', 'type']),
  test: z.string().max(20),
  values: z.array(z.string().max(1_000)).max(ruleLimits.values),
  amount: z.string().max(50),
  amountTo: z.string().max(50),
  currency: z.string().max(3),
});

const typedPart = z.object({
  ...typedGiven.shape,
  by: z.enum(['percent', 'amount', 'rest']),
  size: z.string().max(50),
  currency: z.string().max(3),
});

export const typedRule = z.object({
  name: z.string().max(1_000),
  conditions: z.array(typedCondition).max(100),
  action: z.object({
    ...typedGiven.shape,
    supplierRef: z.string().max(200),
    split: z.boolean(),
    parts: z.array(typedPart).max(200),
  }),
});

export type TypedGiven = z.output<typeof typedGiven>;
export type TypedCondition = z.output<typeof typedCondition>;
export type TypedPart = z.output<typeof typedPart>;
export type TypedRule = z.output<typeof typedRule>;

export const emptyGiven: TypedGiven = { categoryId: '', taxRateRef: '', trackingRefs: [], customerRef: '' };

export const emptyPart = (currency: string): TypedPart => ({ ...emptyGiven, by: 'percent', size: '', currency });

export const emptyCondition = (currency: string): TypedCondition => ({
  field: 'merchant',
  test: 'contains',
  values: [''],
  amount: '',
  amountTo: '',
  currency,
});

export const emptyRule = (currency: string): TypedRule => ({
  name: '',
  conditions: [emptyCondition(currency)],
  action: { ...emptyGiven, supplierRef: '', split: false, parts: [] },
});

/** A kept rule as its form shows it. */
export const typed = (rule: RuleContent, baseCurrency: string): TypedRule => ({
  name: rule.name,
  conditions: rule.conditions.map((condition) => typedConditionOf(condition, baseCurrency)),
  action: typedAction(rule.action, baseCurrency),
});

function typedConditionOf(condition: Condition, baseCurrency: string): TypedCondition {
  const empty = { ...emptyCondition(baseCurrency), field: condition.field, test: '', values: [''] };
  switch (condition.field) {
    case 'merchant':
    case 'note':
      return { ...empty, test: condition.test, values: condition.values };
    case 'amount': {
      const { currency, minor, toMinor, test } = condition;
      const amountTo = toMinor === null ? '' : toDecimal({ minor: toMinor, currency });
      return { ...empty, test, currency, amount: toDecimal({ minor, currency }), amountTo };
    }
    case 'currency':
    case 'card':
    case 'person':
    case 'type':
      return { ...empty, values: [...condition.values] };
  }
}

const typedAction = (action: Action, baseCurrency: string): TypedRule['action'] => ({
  ...typedGivenOf(action),
  supplierRef: action.supplierRef ?? '',
  split: action.parts.length > 0,
  parts: action.parts.map((part) => ({ ...typedGivenOf(part), ...typedShare(part.share, baseCurrency) })),
});

const typedGivenOf = (given: Given): TypedGiven => ({
  categoryId: given.categoryId ?? '',
  taxRateRef: given.taxRateRef ?? '',
  trackingRefs: [...(given.trackingRefs ?? [])],
  customerRef: given.customerRef ?? '',
});

function typedShare(share: ActionPart['share'], baseCurrency: string): Pick<TypedPart, 'by' | 'size' | 'currency'> {
  switch (share.by) {
    case 'percent':
      return { by: 'percent', size: String(share.hundredths / 100), currency: baseCurrency };
    case 'amount':
      return { by: 'amount', size: toDecimal(share), currency: share.currency };
    case 'rest':
      return { by: 'rest', size: '', currency: baseCurrency };
  }
}
