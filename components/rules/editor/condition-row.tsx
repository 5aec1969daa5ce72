'use client';

import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { Select } from '@/components/ui/form/select';
import type { Option } from '@/lib/domain/list/option';
import { type ConditionField, conditionFields } from '@/lib/domain/rules/condition';
import { amountTests, noteTests, textTests } from '@/lib/domain/rules/condition-tests';
import { type ConditionForm, emptyConditionForm } from '@/lib/domain/rules/form';
import type { RuleChoices } from './choices';
import { ConditionValues } from './condition-values';
import { Problem } from './problem';

/** One condition of a rule: a field, a comparison and the values to compare with. */
export function ConditionRow({
  condition,
  index,
  choices,
  problem,
  onChange,
  onPerson,
  onRemove,
}: {
  condition: ConditionForm;
  index: number;
  choices: RuleChoices;
  problem: string | undefined;
  onChange: (condition: ConditionForm) => void;
  onPerson: (person: Option) => void;
  onRemove: () => void;
}) {
  const tests = testsOf[condition.field];
  const problemId = `condition-${index}-problem`;
  const about = `Condition ${index + 1}`;
  return (
    <li className="py-2.5 not-first:border-t not-first:border-line">
      <div className="grid gap-2 sm:grid-cols-[10rem_10rem_minmax(0,1fr)_auto] sm:items-start">
        <Select
          aria-label={`${about}: what`}
          value={condition.field}
          options={conditionFields.map((field) => ({ value: field, label: fieldWords[field] }))}
          onChange={({ target }) => {
            const field = conditionFields.find((known) => known === target.value);
            if (field) onChange(freshCondition(field, choices.baseCurrency));
          }}
        />
        {tests ? (
          <Select
            aria-label={`${about}: how`}
            value={condition.test}
            options={tests.map((test) => ({ value: test, label: testWords[test] ?? test }))}
            onChange={({ target }) => onChange({ ...condition, test: target.value })}
          />
        ) : (
          <span className="self-center text-soft max-sm:hidden">is</span>
        )}
        <ConditionValues
          condition={condition}
          about={about}
          choices={choices}
          describedBy={problem ? problemId : undefined}
          onChange={onChange}
          onPerson={onPerson}
        />
        <Button
          variant="plain"
          aria-label={`Remove condition ${index + 1}`}
          className="max-sm:w-max"
          onClick={onRemove}
        >
          <Icon name="icon-x" />
          <span className="sm:sr-only">Remove</span>
        </Button>
      </div>
      <Problem id={problemId}>{problem}</Problem>
    </li>
  );
}

/**
 * Returns an empty condition on this field. The old values are not reused: the name of a merchant, for example, is not
 * an amount.
 */
const freshCondition = (field: ConditionField, currency: string): ConditionForm => ({
  ...emptyConditionForm(currency),
  field,
  test: testsOf[field]?.[0] ?? '',
});

const testsOf: Readonly<Record<ConditionField, readonly string[] | null>> = {
  merchant: ['contains', ...textTests.filter((test) => test !== 'contains')],
  amount: amountTests,
  currency: null,
  card: null,
  person: null,
  note: noteTests,
  type: null,
};

const fieldWords: Readonly<Record<ConditionField, string>> = {
  merchant: 'Merchant',
  amount: 'Amount',
  currency: 'Currency',
  card: 'Card or account',
  person: 'Person',
  note: 'Note',
  type: 'Kind of expense',
};

const testWords: Readonly<Record<string, string>> = {
  is: 'is',
  contains: 'contains',
  'starts-with': 'starts with',
  pattern: 'fits the pattern',
  'at-least': 'is at least',
  'at-most': 'is at most',
  between: 'is between',
};
