'use client';

import { useState } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { emptyPart, type PartForm, percentOf, sumProblem } from '@/lib/domain/expense/lines';
import { maxParts } from '@/lib/domain/expense/split';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount, formatMoney, type Money, total } from '@/lib/domain/money';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { PartRow } from './part-row';
import type { OwnCodingOptions } from './value';

/**
 * Edits the parts of a split expense. The amount of the last part is calculated as the rest of the total
 * (`restFollows`) until a person types it. `onWhole` makes the expense whole again: it removes the split.
 */
export function SplitEditor({
  parts,
  options,
  amount,
  customerNames,
  error,
  onChange,
  onName,
  onWhole,
}: {
  parts: readonly PartForm[];
  options: OwnCodingOptions;
  amount: string;
  customerNames: Readonly<Record<string, string>>;
  error: string | undefined;
  onChange: (parts: readonly PartForm[]) => void;
  onName: (ref: string, name: string) => void;
  onWhole: () => void;
}) {
  const [restFollows, setRestFollows] = useState(parts.at(-1)?.amount === '');
  const { locale } = useShownPage();
  const { decimal } = formatsOf(locale);
  const parsed = parseAmount(amount, options.currency, decimal);
  const whole = parsed.ok ? parsed.money : null;
  // Calls `onChange` with the parts. If `follows`, the last amount is first recalculated as the rest of the total.
  const follow = (changed: readonly PartForm[], follows = restFollows) =>
    onChange(follows && whole ? withRest(changed, whole, decimal) : changed);
  const change = (index: number, part: PartForm) => {
    const last = index === parts.length - 1;
    const typedRest = last && part.amount !== parts[index]?.amount;
    const follows = typedRest ? part.amount === '' : restFollows;
    setRestFollows(follows);
    follow(
      parts.map((one, at) => (at === index ? part : one)),
      follows,
    );
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5 sm:col-span-2">
      <legend className="mb-1 font-medium">Parts</legend>
      {parts.map((part, index) => (
        <PartRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no id; its position identifies it, as for its line in the books
          key={index}
          number={index + 1}
          decimal={decimal}
          part={part}
          options={options}
          isRest={restFollows && index === parts.length - 1}
          customerName={customerNames[part.customerRef] ?? ''}
          onName={onName}
          onChange={(changed) => change(index, changed)}
          onLeave={() => {
            const percent = whole && part.amount.includes('%') ? percentOf(part.amount, whole, decimal) : null;
            if (percent) change(index, { ...part, amount: percent });
          }}
          onRemove={parts.length > 2 ? () => follow(parts.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <p role="status" className={error ? 'font-medium text-bad' : 'text-soft'}>
        {error ?? sumWords(parts, whole, locale)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={parts.length >= maxParts}
          onClick={() => follow([...parts.slice(0, -1), emptyPart, ...parts.slice(-1)])}
        >
          <Icon name="icon-plus" /> Add a part
        </Button>
        <Button size="sm" onClick={onWhole}>
          Do not split
        </Button>
      </div>
    </fieldset>
  );
}

function withRest(parts: readonly PartForm[], whole: Money, decimal: Decimal): readonly PartForm[] {
  const others = amountsOf(parts.slice(0, -1), whole.currency, decimal);
  const minor = whole.minor - total(others, whole.currency).minor;
  const rest = minor > 0n ? editableAmount({ ...whole, minor }, decimal) : '';
  return parts.map((part, index) => (index === parts.length - 1 ? { ...part, amount: rest } : part));
}

const amountsOf = (parts: readonly PartForm[], currency: string, decimal: Decimal): Money[] =>
  parts.flatMap((part) => {
    const amount = parseAmount(part.amount, currency, decimal);
    return amount.ok ? [amount.money] : [];
  });

function sumWords(parts: readonly PartForm[], whole: Money | null, locale: string): string {
  if (!whole) return 'Enter the whole amount first. Each part takes an amount, or a percentage such as 25%.';
  const problem = sumProblem(amountsOf(parts, whole.currency, formatsOf(locale).decimal), whole, locale);
  return problem ?? `The parts add up to ${formatMoney(whole, locale, { bare: true })} ${whole.currency}, all of it.`;
}
