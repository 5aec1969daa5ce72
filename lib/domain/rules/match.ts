import { comparableText } from '@/lib/domain/comparable-text';
import { type Condition, noCard } from './condition';
import { amountIn, type Facts } from './facts';
import { matchesPattern } from './pattern';
import type { Rule, RuleContent } from './rule';
import { type PlainMerchant, plainMerchant } from './tidy';

/** The rule that codes an expense: the first in order whose conditions all hold. It wins whole: nothing of a later one is mixed in. */
export function firstMatch(rules: readonly Rule[], facts: Facts): Rule | null {
  const tidied = tidy(facts);
  return rules.find(({ conditions }) => allHold(conditions, tidied)) ?? null;
}

/** Whether a rule fits an expense, whatever other rules there are. */
export const fits = ({ conditions }: Pick<RuleContent, 'conditions'>, facts: Facts): boolean =>
  allHold(conditions, tidy(facts));

/** Without conditions nothing is said, rather than everything. */
const allHold = (conditions: readonly Condition[], facts: Tidied): boolean =>
  conditions.length > 0 && conditions.every((condition) => holdsOf(condition, facts));

/** The conditions that do not hold, in order. */
export function unmet({ conditions }: Pick<RuleContent, 'conditions'>, facts: Facts): readonly Condition[] {
  const tidied = tidy(facts);
  return conditions.filter((condition) => !holdsOf(condition, tidied));
}

/** Whether some rule names this merchant, whatever else it asks for. */
export const namesMerchant = (rules: readonly Pick<RuleContent, 'conditions'>[], merchant: string): boolean =>
  rules.some(({ conditions }) =>
    conditions.some(
      (condition) =>
        condition.field === 'merchant' &&
        condition.values.some((value) =>
          merchantHolds(condition.test, value, { merchant, printed: plainMerchant(merchant) }),
        ),
    ),
  );

type Tidied = Facts & { readonly printed: PlainMerchant; readonly plainNote: string };

const tidied = new WeakMap<Facts, Tidied>();

/** Made once for each expense: it is held against every rule. */
function tidy(facts: Facts): Tidied {
  const known = tidied.get(facts);
  if (known) return known;
  const made = { ...facts, printed: plainMerchant(facts.merchant), plainNote: comparableText(facts.note) };
  tidied.set(facts, made);
  return made;
}

function holdsOf(condition: Condition, facts: Tidied): boolean {
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

type Printed = Pick<Tidied, 'merchant' | 'printed'>;

function merchantHolds(test: MerchantTest, value: string, { merchant, printed }: Printed): boolean {
  if (test === 'pattern') return matchesPattern(value, merchant);
  const wanted = plainMerchant(value);
  if (wanted.plain === '') return false;
  switch (test) {
    case 'is':
      // Whatever shop of it: "SQ *BLUE BOTTLE 0412 OAKLAND CA" is Blue Bottle.
      return printed.plain === wanted.plain || (wanted.key !== '' && printed.key === wanted.key);
    case 'contains':
      return printed.plain.includes(wanted.plain);
    case 'starts-with':
      return printed.plain.startsWith(wanted.plain) || printed.key.startsWith(wanted.plain);
  }
}

function amountHolds(condition: Extract<Condition, { field: 'amount' }>, facts: Facts): boolean {
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
