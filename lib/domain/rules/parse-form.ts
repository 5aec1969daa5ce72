import { z } from 'zod';
import { comparableText } from '@/lib/domain/comparable-text';
import { isCurrency } from '@/lib/domain/currency';
import { partsProblem, type SplitPart } from '@/lib/domain/expense/split';
import { expenseTypes } from '@/lib/domain/expense/type';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parsePercent } from '@/lib/domain/reading/percent';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { normaliseLine } from '@/lib/domain/text';
import { type Action, type ActionPart, type CodingFields, hasCodingFields } from './action';
import { type Condition, noCard } from './condition';
import { amountTests, noteTests, textTests } from './condition-tests';
import type { CodingFieldsForm, ConditionForm, RuleForm, RulePartForm } from './form';
import { ruleLimits } from './limits';
import { patternProblem } from './pattern';
import type { RuleContent } from './rule';

/** The problems of a rule form, by field: "conditions", "conditions.0", "action", "parts.1", "name". */
export type RuleProblems = Readonly<Record<string, string>>;
export type ParsedRuleForm =
  | { readonly ok: true; readonly content: RuleContent }
  | { readonly ok: false; readonly problems: RuleProblems };

/**
 * Parses a rule form, or returns all its problems at once. Runs on the server only, because it loads the regular
 * expression library.
 */
export function parseRuleForm(typed: RuleForm, decimal?: Decimal): ParsedRuleForm {
  const problems: Record<string, string> = {};
  const name = normaliseLine(typed.name);
  if (name.length > ruleLimits.name) problems.name = `Use at most ${ruleLimits.name} characters.`;
  const conditions = typed.conditions.map((condition, index) =>
    valueOrProblem(parseCondition(condition, decimal), problems, `conditions.${index}`),
  );
  if (conditions.length === 0) {
    problems.conditions = 'This rule would match everything. Say at least which merchant, amount or card it is for.';
  }
  if (conditions.length > ruleLimits.conditions) {
    problems.conditions = `Use at most ${ruleLimits.conditions} conditions in one rule.`;
  }
  const action = parseAction(typed.action, problems, decimal);
  const read = conditions.filter((condition) => condition !== undefined);
  return Object.keys(problems).length === 0
    ? { ok: true, content: { name, conditions: read, action } }
    : { ok: false, problems };
}

function valueOrProblem<T extends object>(
  read: T | string,
  problems: Record<string, string>,
  path: string,
): T | undefined {
  if (typeof read !== 'string') return read;
  problems[path] = read;
  return undefined;
}

/** Parses one condition. Returns a message instead when it is invalid. */
function parseCondition(
  { field, test, values: typed, ...amounts }: ConditionForm,
  decimal: Decimal | undefined,
): Condition | string {
  const values = [...new Set(typed.map(normaliseLine).filter((value) => value !== ''))];
  if (field === 'amount') return parseAmountCondition(test, amounts, decimal);
  if (values.length === 0) return missing[field];
  if (values.some((value) => value.length > ruleLimits.text)) return `Use at most ${ruleLimits.text} characters.`;
  switch (field) {
    case 'merchant': {
      const how = z.enum(textTests).safeParse(test);
      if (!how.success) return 'Choose how the merchant is compared.';
      const wrong = values
        .map(how.data === 'pattern' ? patternProblem : textProblem)
        .find((problem) => problem !== null);
      return wrong ?? { field, test: how.data, values };
    }
    case 'note': {
      const how = z.enum(noteTests).safeParse(test);
      if (!how.success) return 'Choose how the note is compared.';
      return values.map(textProblem).find((problem) => problem !== null) ?? { field, test: how.data, values };
    }
    case 'currency':
      return values.every(isCurrency) ? { field, values } : 'Choose a currency from the list.';
    case 'card':
    case 'person': {
      const known = values.every(
        (value) => z.uuid().safeParse(value).success || (field === 'card' && value === noCard),
      );
      return known ? { field, values } : 'Choose from the list.';
    }
    case 'type': {
      const types = z.array(z.enum(expenseTypes)).safeParse(values);
      return types.success ? { field, values: types.data } : 'Choose from the list.';
    }
  }
}

const missing: Readonly<Record<Exclude<ConditionForm['field'], 'amount'>, string>> = {
  merchant: 'Enter the merchant.',
  currency: 'Choose a currency.',
  card: 'Choose a card or account.',
  person: 'Choose a person.',
  note: 'Enter what the note says.',
  type: 'Choose a kind of expense.',
};

/**
 * Returns a problem when a text has no letters or digits. Comparison ignores all other characters, so such a text would
 * match everything.
 */
const textProblem = (text: string): string | null =>
  comparableText(text) === '' ? 'Use at least one letter or figure.' : null;

function parseAmountCondition(
  test: string,
  typed: Pick<ConditionForm, 'amount' | 'amountTo' | 'currency'>,
  decimal: Decimal | undefined,
): Condition | string {
  const how = z.enum(amountTests).safeParse(test);
  if (!how.success) return 'Choose how the amount is compared.';
  if (!isCurrency(typed.currency)) return 'Choose a currency.';
  const from = parseAmount(typed.amount, typed.currency, decimal);
  if (!from.ok) return from.reason;
  const { minor, currency } = from.money;
  if (how.data !== 'between') return { field: 'amount', test: how.data, currency, minor, toMinor: null };
  const to = parseAmount(typed.amountTo, typed.currency, decimal);
  if (!to.ok) return to.reason;
  if (to.money.minor < minor) return 'No amount is between these two. Enter the smaller one first.';
  return { field: 'amount', test: 'between', currency, minor, toMinor: to.money.minor };
}

function parseAction(
  typed: RuleForm['action'],
  problems: Record<string, string>,
  decimal: Decimal | undefined,
): Action {
  const supplierRef = typed.supplierRef || null;
  if (!typed.split) {
    const given = parseCodingFields(typed);
    if (!hasCodingFields(given) && supplierRef === null) {
      problems.action = 'This rule would do nothing. Say at least which category it gives.';
    }
    return { ...given, supplierRef, parts: [] };
  }
  const parts = typed.parts.map((part, index) => valueOrProblem(parsePart(part, decimal), problems, `parts.${index}`));
  const read = parts.filter((part) => part !== undefined);
  const wrong = read.length === parts.length ? splitProblem(read.map((part) => part.share)) : null;
  if (wrong) problems.parts = wrong;
  return { categoryId: null, taxRateRef: null, trackingRefs: null, customerRef: null, supplierRef, parts: read };
}

/**
 * Returns the problem of a rule's split; null when it is valid. Parts with only fixed amounts are rejected, because
 * they fit only expenses of exactly one amount.
 */
function splitProblem(parts: readonly SplitPart[]): string | null {
  if (parts.length > 1 && parts.every((part) => part.by === 'amount')) {
    return 'Let one part take the rest: an expense is seldom exactly the sum of these parts.';
  }
  return partsProblem(parts);
}

const parseCodingFields = (typed: CodingFieldsForm): CodingFields => ({
  categoryId: typed.categoryId || null,
  taxRateRef: typed.taxRateRef || null,
  trackingRefs: typed.trackingRefs.length > 0 ? typed.trackingRefs : null,
  customerRef: typed.customerRef || null,
});

function parsePart(typed: RulePartForm, decimal: Decimal | undefined): ActionPart | string {
  const share = parseShare(typed, decimal);
  if (typeof share === 'string') return share;
  const given = parseCodingFields(typed);
  return given.categoryId === null ? 'Choose a category for this part.' : { ...given, share };
}

function parseShare({ by, size, currency }: RulePartForm, decimal: Decimal | undefined): ActionPart['share'] | string {
  switch (by) {
    case 'rest':
      return { by };
    case 'percent': {
      const hundredths = parsePercent(size);
      return hundredths === null ? 'Enter a percentage such as 50 or 33.33.' : { by, hundredths };
    }
    case 'amount': {
      if (!isCurrency(currency)) return 'Choose a currency.';
      const amount = parseAmount(size, currency, decimal);
      return amount.ok ? { by, ...amount.money } : amount.reason;
    }
  }
}
