'use client';

import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { MoneyInput } from '@/components/ui/form/money-input';
import { newId } from '@/components/ui/form/new-id';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import { maxParts } from '@/lib/domain/expense/split';
import { emptyRulePart, type RulePartForm } from '@/lib/domain/rules/form';
import type { RuleChoices, RuleContext } from './choices';
import { GivenFields } from './given-fields';
import { Problem } from './problem';

export type KeyedPart = RulePartForm & { readonly key: string };

/** The parts into which a rule splits an expense, each with its share and coding. */
export function PartRows({
  parts,
  context,
  onChange,
}: {
  parts: readonly KeyedPart[];
  context: RuleContext;
  onChange: (parts: readonly KeyedPart[]) => void;
}) {
  const { choices, problems } = context;
  const change = (key: string, next: KeyedPart) => onChange(parts.map((part) => (part.key === key ? next : part)));
  return (
    <>
      <ol className="flex flex-col">
        {parts.map((part, index) => (
          <li key={part.key} className="py-3 not-first:border-t not-first:border-line">
            <div className="mb-2.5 flex flex-wrap items-center gap-2">
              <span className="w-12 font-medium">Part {index + 1}</span>
              <Share part={part} index={index} choices={choices} onChange={(next) => change(part.key, next)} />
              {parts.length > 2 && (
                <Button
                  variant="plain"
                  aria-label={`Remove part ${index + 1}`}
                  className="ml-auto"
                  onClick={() => onChange(parts.filter((one) => one.key !== part.key))}
                >
                  <Icon name="icon-x" />
                </Button>
              )}
            </div>
            <GivenFields
              given={part}
              about={`Part ${index + 1}`}
              context={context}
              describedBy={problems[`parts.${index}`] ? `part-${index}-problem` : undefined}
              onChange={(next) => change(part.key, next)}
            />
            <Problem id={`part-${index}-problem`}>{problems[`parts.${index}`]}</Problem>
          </li>
        ))}
      </ol>
      <Problem id="parts-problem">{problems.parts}</Problem>
      {parts.length < Math.min(maxParts, choices.books?.lineLimit ?? maxParts) && (
        <Button
          size="sm"
          className="mt-1"
          onClick={() => onChange([...parts, { ...emptyRulePart(choices.baseCurrency), by: 'rest', key: newId() }])}
        >
          <Icon name="icon-plus" />
          Add part
        </Button>
      )}
    </>
  );
}

const shares = [
  { value: 'percent', label: 'Per cent' },
  { value: 'amount', label: 'Amount' },
  { value: 'rest', label: 'The rest' },
] as const;

function Share({
  part,
  index,
  choices,
  onChange,
}: {
  part: KeyedPart;
  index: number;
  choices: RuleChoices;
  onChange: (part: KeyedPart) => void;
}) {
  const about = `Part ${index + 1}`;
  return (
    <>
      <Select
        aria-label={`${about}: share`}
        value={part.by}
        options={shares}
        className="w-32"
        onChange={({ target }) => {
          const share = shares.find(({ value }) => value === target.value);
          if (share) onChange({ ...part, by: share.value, size: '' });
        }}
      />
      {part.by === 'percent' && (
        <span className="flex items-center gap-1.5">
          <TextInput
            aria-label={`${about}: per cent`}
            inputMode="decimal"
            autoComplete="off"
            className="tabular w-20! text-right"
            value={part.size}
            onChange={({ target }) => onChange({ ...part, size: target.value })}
          />
          %
        </span>
      )}
      {part.by === 'amount' && (
        <MoneyInput
          aria-label={`${about}: amount`}
          currency={part.currency}
          currencies={choices.currencies}
          currencyProps={{
            value: part.currency,
            onChange: ({ target }) => onChange({ ...part, currency: target.value }),
          }}
          className="w-44"
          value={part.size}
          onChange={({ target }) => onChange({ ...part, size: target.value })}
        />
      )}
    </>
  );
}
