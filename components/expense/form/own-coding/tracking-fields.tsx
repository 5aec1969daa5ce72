'use client';

import { Field } from '@/components/ui/form/field';
import { Select } from '@/components/ui/form/select';
import type { OwnCodingChoices } from './value';

const nothing = '-';

/** Its own option of each tracking category; as long as none is chosen, all follow the category. */
export function TrackingFields({
  choices: { dimensions, trackingLimit, package: target },
  value,
  source,
  of = '',
  onChange,
}: {
  choices: OwnCodingChoices;
  /** Null follows the category. */
  value: readonly string[] | null;
  source: string | null;
  /** Read out after the dimension's name, where there are several of it: "of part 2". */
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
      <Field
        key={ref}
        label={
          <>
            {name}
            {of && <span className="sr-only"> {of}</span>}
          </>
        }
        hint={full && !chosen ? `${target} takes ${trackingLimit} of these.` : (source ?? undefined)}
      >
        {(field) => (
          <Select
            {...field}
            value={value === null ? '' : (chosen ?? nothing)}
            onChange={(event) => choose(event.target.value)}
            placeholder="As the category says"
            options={[{ value: nothing, label: 'None' }, ...(full && !chosen ? [] : options)]}
          />
        )}
      </Field>
    );
  });
}
