'use client';

import { SelectField } from '@/components/ui/form/field/select-field';
import type { OwnCodingChoices } from './value';

const nothing = '-';

/**
 * One select for each tracking category. All of them come from the expense's category until one is set here; "From
 * category" in any select restores that for all.
 */
export function TrackingFields({
  choices: { dimensions, trackingLimit, package: target },
  value,
  source,
  of = '',
  onChange,
}: {
  choices: OwnCodingChoices;
  /** The chosen tracking options; null when all come from the category. */
  value: readonly string[] | null;
  source: string | null;
  /** In a split expense, screen readers read this after the name of the tracking category: "of part 2". */
  of?: string;
  onChange: (value: string[] | null) => void;
}) {
  const chosenIn = (options: readonly { value: string }[]) =>
    value?.find((ref) => options.some((option) => option.value === ref));
  const full = (value?.length ?? 0) >= trackingLimit;
  return dimensions.map(({ ref, name, options }) => {
    const chosen = chosenIn(options);
    const choose = (option: string) => {
      if (option === '') return onChange(null);
      const others = (value ?? []).filter((one) => one !== chosen);
      return onChange(option === nothing ? others : [...others, option]);
    };
    return (
      <SelectField
        key={ref}
        label={
          <>
            {name}
            {of && <span className="sr-only"> {of}</span>}
          </>
        }
        hint={full && !chosen ? `${target} takes ${trackingLimit} of these.` : (source ?? undefined)}
        value={value === null ? '' : (chosen ?? nothing)}
        onChange={(event) => choose(event.target.value)}
        placeholder="From category"
        options={[{ value: nothing, label: 'None' }, ...(full && !chosen ? [] : options)]}
      />
    );
  });
}
