import { editableAmount } from '@/lib/domain/money';
import type { Decimal } from '@/lib/domain/reading/amount';
import type { Action, ActionPart, CodingFields } from './action';
import type { Condition } from './condition';
import type { CodingFieldsForm, ConditionForm, RuleForm, RulePartForm } from './form-input';
import type { RuleContent } from './rule';

export type { CodingFieldsForm, ConditionForm, RuleForm, RulePartForm } from './form-input';

export const emptyCodingFieldsForm: CodingFieldsForm = {
  categoryId: '',
  taxRateRef: '',
  trackingRefs: [],
  customerRef: '',
};

export const emptyRulePart = (currency: string): RulePartForm => ({
  ...emptyCodingFieldsForm,
  by: 'percent',
  size: '',
  currency,
});

export const emptyConditionForm = (currency: string): ConditionForm => ({
  field: 'merchant',
  test: 'contains',
  values: [''],
  amount: '',
  amountTo: '',
  currency,
});

export const emptyRuleForm = (currency: string): RuleForm => ({
  name: '',
  conditions: [emptyConditionForm(currency)],
  action: { ...emptyCodingFieldsForm, supplierRef: '', split: false, parts: [] },
});

/** Converts a stored rule to the values of its form. */
export const toRuleForm = (rule: RuleContent, baseCurrency: string, decimal: Decimal): RuleForm => ({
  name: rule.name,
  conditions: rule.conditions.map((condition) => toConditionForm(condition, baseCurrency, decimal)),
  action: toActionForm(rule.action, baseCurrency, decimal),
});

function toConditionForm(condition: Condition, baseCurrency: string, decimal: Decimal): ConditionForm {
  const empty = { ...emptyConditionForm(baseCurrency), field: condition.field, test: '', values: [''] };
  switch (condition.field) {
    case 'merchant':
    case 'note':
      return { ...empty, test: condition.test, values: condition.values };
    case 'amount': {
      const { currency, minor, toMinor, test } = condition;
      const amountTo = toMinor === null ? '' : editableAmount({ minor: toMinor, currency }, decimal);
      return { ...empty, test, currency, amount: editableAmount({ minor, currency }, decimal), amountTo };
    }
    case 'currency':
    case 'card':
    case 'person':
    case 'type':
      return { ...empty, values: [...condition.values] };
  }
}

const toActionForm = (action: Action, baseCurrency: string, decimal: Decimal): RuleForm['action'] => ({
  ...toCodingFieldsForm(action),
  supplierRef: action.supplierRef ?? '',
  split: action.parts.length > 0,
  parts: action.parts.map((part) => ({
    ...toCodingFieldsForm(part),
    ...toShareForm(part.share, baseCurrency, decimal),
  })),
});

const toCodingFieldsForm = (given: CodingFields): CodingFieldsForm => ({
  categoryId: given.categoryId ?? '',
  taxRateRef: given.taxRateRef ?? '',
  trackingRefs: [...(given.trackingRefs ?? [])],
  customerRef: given.customerRef ?? '',
});

function toShareForm(
  share: ActionPart['share'],
  baseCurrency: string,
  decimal: Decimal,
): Pick<RulePartForm, 'by' | 'size' | 'currency'> {
  switch (share.by) {
    case 'percent':
      return { by: 'percent', size: String(share.hundredths / 100).replace('.', decimal), currency: baseCurrency };
    case 'amount':
      return { by: 'amount', size: editableAmount(share, decimal), currency: share.currency };
    case 'rest':
      return { by: 'rest', size: '', currency: baseCurrency };
  }
}
