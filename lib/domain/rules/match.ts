import { comparableText } from '@/lib/domain/comparable-text';
import { type NormalisedMerchant, normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { type Condition, noCard } from './condition';
import { amountIn, type ExpenseFacts } from './facts';
import { matchesPattern } from './pattern';
import type { Rule, RuleContent } from './rule';

/**
 * Returns the first rule whose conditions are all true; null when there is none. Later rules that match have no effect.
 */
export function firstMatch(rules: readonly Rule[], facts: ExpenseFacts): Rule | null {
  const prepared = prepareFacts(facts);
  return rules.find(({ conditions }) => allHold(conditions, prepared)) ?? null;
}

/** Whether all conditions of a rule are true for an expense. Other rules are ignored. */
export const matchesRule = ({ conditions }: Pick<RuleContent, 'conditions'>, facts: ExpenseFacts): boolean =>
  allHold(conditions, prepareFacts(facts));

/** Whether all conditions are true. A rule without conditions never matches. */
const allHold = (conditions: readonly Condition[], facts: PreparedFacts): boolean =>
  conditions.length > 0 && conditions.every((condition) => conditionHolds(condition, facts));

/** Returns the conditions that are false for the expense, in order. */
export function unmetConditions(
  { conditions }: Pick<RuleContent, 'conditions'>,
  facts: ExpenseFacts,
): readonly Condition[] {
  const tidied = prepareFacts(facts);
  return conditions.filter((condition) => !conditionHolds(condition, tidied));
}

/** Whether any rule has a condition that matches this merchant. */
export const namesMerchant = (rules: readonly Pick<RuleContent, 'conditions'>[], merchant: string): boolean =>
  rules.some(({ conditions }) =>
    conditions.some(
      (condition) =>
        condition.field === 'merchant' &&
        condition.values.some((value) =>
          merchantHolds(condition.test, value, { merchant, printed: normaliseMerchant(merchant) }),
        ),
    ),
  );

type PreparedFacts = ExpenseFacts & { readonly printed: NormalisedMerchant; readonly plainNote: string };

const tidied = new WeakMap<ExpenseFacts, PreparedFacts>();

/** Normalises the texts of an expense once, because the expense is compared with every rule. */
function prepareFacts(facts: ExpenseFacts): PreparedFacts {
  const known = tidied.get(facts);
  if (known) return known;
  const made = { ...facts, printed: normaliseMerchant(facts.merchant), plainNote: comparableText(facts.note) };
  tidied.set(facts, made);
  return made;
}

function conditionHolds(condition: Condition, facts: PreparedFacts): boolean {
  switch (condition.field) {
    case 'merchant':
      return condition.values.some((value) => merchantHolds(condition.test, value, facts));
    case 'amount':
      return amountHolds(condition, facts);
    case 'currency':
      return condition.values.includes(facts.amount.currency);
    case 'card':
      return condition.values.includes(facts.cardId ?? noCard);
    case 'person':
      return condition.values.includes(facts.spenderId);
    case 'note':
      return condition.values.some((value) => {
        const wanted = comparableText(value);
        return condition.test === 'is' ? facts.plainNote === wanted : facts.plainNote.includes(wanted);
      });
    case 'type':
      return condition.values.includes(facts.type);
  }
}

type MerchantTest = Extract<Condition, { field: 'merchant' }>['test'];

type Printed = Pick<PreparedFacts, 'merchant' | 'printed'>;

function merchantHolds(test: MerchantTest, value: string, { merchant, printed }: Printed): boolean {
  if (test === 'pattern') return matchesPattern(value, merchant);
  const wanted = normaliseMerchant(value);
  if (wanted.plain === '') return false;
  switch (test) {
    case 'is':
      // "Is" compares the merchant keys too, so it matches every branch: "SQ *BLUE BOTTLE 0412 OAKLAND CA" is Blue
      // Bottle.
      return printed.plain === wanted.plain || (wanted.key !== '' && printed.key === wanted.key);
    case 'contains':
      return printed.plain.includes(wanted.plain);
    case 'starts-with':
      return printed.plain.startsWith(wanted.plain) || printed.key.startsWith(wanted.plain);
  }
}

function amountHolds(condition: Extract<Condition, { field: 'amount' }>, facts: ExpenseFacts): boolean {
  const amount = amountIn(condition.currency, facts);
  if (!amount) return false;
  const { minor } = amount;
  switch (condition.test) {
    case 'at-least':
      return minor >= condition.minor;
    case 'at-most':
      return minor <= condition.minor;
    case 'is':
      return minor === condition.minor;
    case 'between':
      return minor >= condition.minor && minor <= (condition.toMinor ?? condition.minor);
  }
}
