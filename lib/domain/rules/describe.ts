import { entryKey } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import { formatPercent } from '@/lib/domain/expense/split';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { formatMoney } from '@/lib/domain/money';
import type { Action, ActionPart, CodingFields } from './action';
import { type Condition, noCard } from './condition';
import { amountIn, type ExpenseFacts } from './facts';
import type { RuleContent } from './rule';

/** What is needed to describe a rule: names by id, or by list and ref, and the locale for amounts. */
export type Wording = { readonly names: ReadonlyMap<string, string>; readonly locale: string };

/**
 * Describes a rule in one sentence: "When the merchant contains “Uber” and the amount is at least £50 → Travel, 20%".
 */
export const describeRule = (rule: Pick<RuleContent, 'conditions' | 'action'>, wording: Wording): string =>
  `${describeConditions(rule.conditions, wording)} → ${describeAction(rule.action, wording)}`;

export const describeConditions = (conditions: readonly Condition[], wording: Wording): string =>
  `When ${conditions.map((condition) => describeCondition(condition, wording)).join(' and ')}`;

/** Describes one condition: "the merchant contains “Uber” or “Lyft”". */
export function describeCondition(condition: Condition, { names, locale }: Wording): string {
  switch (condition.field) {
    case 'merchant':
      return `the merchant ${textTestWords[condition.test]} ${oneOf(condition.values.map(quoted))}`;
    case 'amount':
      return `the amount is ${describeAmount(condition, locale)}`;
    case 'currency':
      return `the currency is ${oneOf(condition.values)}`;
    case 'card':
      return `it is paid with ${oneOf(condition.values.map((id) => cardName(id, names)))}`;
    case 'person':
      return `it was recorded by ${oneOf(condition.values.map((id) => names.get(id) ?? 'a former member'))}`;
    case 'note':
      return `the note ${condition.test} ${oneOf(condition.values.map(quoted))}`;
    case 'type':
      return `it is a ${oneOf(condition.values.map((type) => expenseTypeNames[type].toLowerCase()))}`;
  }
}

/** Explains why a condition is false for an expense. */
export function describeMismatch(condition: Condition, facts: ExpenseFacts, wording: Wording): string {
  const { names, locale } = wording;
  switch (condition.field) {
    case 'merchant':
      return `the merchant is ${quoted(facts.merchant)}, which ${textTestNegated[condition.test]} ${oneOf(condition.values.map(quoted))}`;
    case 'amount': {
      const amount = amountIn(condition.currency, facts);
      if (!amount) return `the amount is in ${facts.amount.currency}, not in ${condition.currency}`;
      return `the amount is ${formatMoney(amount, locale)}, not ${describeAmount(condition, locale)}`;
    }
    case 'currency':
      return `the currency is ${facts.amount.currency}, not ${oneOf(condition.values)}`;
    case 'card':
      return `it is paid with ${cardName(facts.cardId ?? noCard, names)}, not ${oneOf(condition.values.map((id) => cardName(id, names)))}`;
    case 'person':
      return `it was recorded by ${names.get(facts.spenderId) ?? 'somebody else'}, not by ${oneOf(condition.values.map((id) => names.get(id) ?? 'a former member'))}`;
    case 'note':
      if (facts.note === '') return 'it has no note';
      return `the note ${condition.test === 'is' ? 'is not' : 'does not contain'} ${oneOf(condition.values.map(quoted))}`;
    case 'type':
      return `it is a ${expenseTypeNames[facts.type].toLowerCase()}, not a ${oneOf(condition.values.map((type) => expenseTypeNames[type].toLowerCase()))}`;
  }
}

/** Describes what a rule does: "Travel, 20% VAT, London, supplier Uber". For a split, describes each part. */
export function describeAction(action: Action, { names, locale }: Wording): string {
  const what =
    action.parts.length === 0
      ? describeCodingFields(action, names)
      : action.parts.map((part) => [describeShare(part.share, locale), ...describeCodingFields(part, names)].join(' '));
  return [...what, ...(action.supplierRef ? [`supplier ${entryOf('suppliers', action.supplierRef, names)}`] : [])].join(
    ', ',
  );
}

const describeCodingFields = (
  { categoryId, taxRateRef, trackingRefs, customerRef }: CodingFields,
  names: Wording['names'],
): string[] => [
  ...(categoryId ? [names.get(categoryId) ?? 'a deleted category'] : []),
  ...(taxRateRef ? [entryOf('taxRates', taxRateRef, names)] : []),
  ...(trackingRefs ?? []).map((ref) => entryOf('tracking', ref, names)),
  ...(customerRef ? [`billed to ${entryOf('customers', customerRef, names)}`] : []),
];

function describeShare(share: ActionPart['share'], locale: string): string {
  switch (share.by) {
    case 'percent':
      return formatPercent(share.hundredths);
    case 'amount':
      return formatMoney(share, locale);
    case 'rest':
      return 'the rest';
  }
}

/** Returns the name for a rule that a person did not name: "Uber → Travel". */
export function defaultRuleName(
  { conditions, action }: Pick<RuleContent, 'conditions' | 'action'>,
  wording: Wording,
): string {
  const [first] = conditions;
  const merchant = conditions.find((condition) => condition.field === 'merchant');
  const from = merchant ? merchant.values.join(' or ') : first ? describeCondition(first, wording) : '';
  return `${from} → ${describeAction(action, wording)}`;
}

const textTestWords = { is: 'is', contains: 'contains', 'starts-with': 'starts with', pattern: 'fits the pattern' };
const textTestNegated = {
  is: 'is not',
  contains: 'does not contain',
  'starts-with': 'does not start with',
  pattern: 'does not fit the pattern',
};

function describeAmount(condition: Extract<Condition, { field: 'amount' }>, locale: string): string {
  const { currency, minor, toMinor, test } = condition;
  const amount = formatMoney({ minor, currency }, locale);
  switch (test) {
    case 'at-least':
      return `at least ${amount}`;
    case 'at-most':
      return `at most ${amount}`;
    case 'is':
      return amount;
    case 'between':
      return `between ${amount} and ${formatMoney({ minor: toMinor ?? minor, currency }, locale)}`;
  }
}

const cardName = (id: string, names: Wording['names']): string =>
  id === noCard ? 'no card' : (names.get(id) ?? 'a deleted card');
const entryOf = (list: EntryList, ref: string, names: Wording['names']): string =>
  names.get(entryKey({ list, ref })) ?? 'a deleted entry';
const quoted = (text: string): string => `“${text}”`;
const oneOf = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
