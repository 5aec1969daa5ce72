'use client';

import { Combobox } from '@/components/ui/form/combobox';
import type { Option } from '@/components/ui/form/option';
import { Select } from '@/components/ui/form/select';

const longList = 20;

/** One choice of a list: by typing a part of it where the list is long. */
export function OneOf({
  label,
  options,
  value,
  placeholder,
  invalid,
  describedBy,
  onChange,
}: {
  /** Read out: "Category". */
  label: string;
  options: readonly Option[];
  value: string;
  placeholder: string;
  invalid?: boolean;
  describedBy?: string | undefined;
  onChange: (value: string) => void;
}) {
  const control = {
    'aria-label': label,
    'aria-invalid': invalid ? (true as const) : undefined,
    'aria-describedby': describedBy,
    value,
  };
  const gone = value !== '' && !options.some((option) => option.value === value);
  const shown = gone ? [...options, { value, label: 'No longer there', disabledReason: 'gone' }] : options;
  return options.length > longList ? (
    <Combobox {...control} options={shown} placeholder={placeholder} onValueChange={onChange} />
  ) : (
    <Select {...control} options={shown} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
  );
}
