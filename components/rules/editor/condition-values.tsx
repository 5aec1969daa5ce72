'use client';

import { Fragment } from 'react';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { MoneyInput } from '@/components/ui/form/money-input';
import { TextInput } from '@/components/ui/form/text-input';
import type { Option } from '@/lib/domain/list/option';
import type { ConditionForm } from '@/lib/domain/rules/form';
import { ruleLimits } from '@/lib/domain/rules/limits';
import type { RuleChoices } from './choices';
import { OneOf } from './one-of';

type Props = {
  condition: ConditionForm;
  /** The number of the condition, which screen readers read before each label: "Condition 1". */
  about: string;
  choices: RuleChoices;
  describedBy: string | undefined;
  onChange: (condition: ConditionForm) => void;
  /** Gets a person that was found by a search, so that the form knows the name. */
  onPerson: (person: Option) => void;
};

/** The values of a condition: one or two amounts, or several values. One of these must match. */
export function ConditionValues(props: Props) {
  return props.condition.field === 'amount' ? <Amounts {...props} /> : <Alternatives {...props} />;
}

function Amounts({ condition, about, choices, describedBy, onChange }: Props) {
  const shared = { currency: condition.currency, 'aria-describedby': describedBy, placeholder: '0.00' };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <MoneyInput
        {...shared}
        aria-label={`${about}: amount`}
        value={condition.amount}
        currencies={choices.currencies}
        currencyProps={{
          value: condition.currency,
          onChange: ({ target }) => onChange({ ...condition, currency: target.value }),
        }}
        className="w-44"
        onChange={({ target }) => onChange({ ...condition, amount: target.value })}
      />
      {condition.test === 'between' && (
        <>
          <span className="text-soft">and</span>
          <MoneyInput
            {...shared}
            aria-label={`${about}: upper amount`}
            value={condition.amountTo}
            className="w-44"
            onChange={({ target }) => onChange({ ...condition, amountTo: target.value })}
          />
        </>
      )}
      {condition.currency === choices.baseCurrency && (
        <span className="text-sm text-faint">Other currencies by what they come to.</span>
      )}
    </div>
  );
}

function Alternatives({ condition, about, choices, describedBy, onChange, onPerson }: Props) {
  const { field, values, test } = condition;
  const put = (next: readonly string[]) => onChange({ ...condition, values: [...next] });
  const options = optionsOf(field, choices);
  const searches = field === 'person' && choices.searchesPeople;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {values.map((value, at) => {
        const label = `${about}: ${values.length > 1 ? `value ${at + 1}` : 'value'}`;
        const change = (next: string) => put(values.map((one, index) => (index === at ? next : one)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value has no id; its position identifies it
          <Fragment key={at}>
            {at > 0 && <span className="text-soft">or</span>}
            <span className="flex min-w-44 grow items-center gap-1 sm:max-w-76">
              <span className="min-w-0 grow">
                {options ? (
                  <OneOf
                    label={label}
                    options={options}
                    value={value}
                    placeholder="Choose"
                    describedBy={describedBy}
                    source={searches ? people : undefined}
                    onChange={(next, called) => {
                      if (searches && next !== '' && called !== undefined) onPerson({ value: next, label: called });
                      change(next);
                    }}
                  />
                ) : (
                  <TextInput
                    aria-label={label}
                    aria-describedby={describedBy}
                    value={value}
                    maxLength={ruleLimits.text}
                    placeholder={placeholderOf(field, test)}
                    autoComplete="off"
                    spellCheck={false}
                    dir="auto"
                    onChange={({ target }) => change(target.value)}
                  />
                )}
              </span>
              {values.length > 1 && (
                <Button
                  variant="plain"
                  size="sm"
                  aria-label={`Remove ${label.toLowerCase()}`}
                  onClick={() => put(values.filter((_, index) => index !== at))}
                >
                  <Icon name="icon-x" />
                </Button>
              )}
            </span>
          </Fragment>
        );
      })}
      {values.length < ruleLimits.values && (
        <Button variant="plain" size="sm" onClick={() => put([...values, ''])}>
          <Icon name="icon-plus" />
          or<span className="sr-only"> something else, in {about.toLowerCase()}</span>
        </Button>
      )}
    </div>
  );
}

const people = { kind: 'search', path: '/api/people' } as const;

const placeholderOf = (field: string, test: string): string => {
  if (field === 'note') return 'Words in the note';
  return test === 'pattern' ? '^AMZN .*\\*' : 'Uber';
};

/** Returns the options for the values of a field; null when the values are typed. */
function optionsOf(field: ConditionForm['field'], choices: RuleChoices): readonly Option[] | null {
  switch (field) {
    case 'card':
      return choices.cards;
    case 'person':
      return choices.people;
    case 'type':
      return choices.types;
    case 'currency':
      return choices.currencies.map((code) => ({ value: code, label: code }));
    default:
      return null;
  }
}
