'use client';

import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { Select } from '@/components/ui/form/select';
import type { Option } from '@/lib/domain/list/option';

const longList = 20;

/** A choice of one option. A long list of options can be searched. */
export function OneOf({
  label,
  options,
  value,
  placeholder,
  describedBy,
  onChange,
}: {
  /** The name of the control for screen readers: "Category". */
  label: string;
  options: readonly Option[];
  value: string;
  placeholder: string;
  describedBy?: string | undefined;
  onChange: (value: string) => void;
}) {
  const isGone = value !== '' && !options.some((option) => option.value === value);
  const listed = isGone ? [...options, { value, label: 'No longer there', disabledReason: 'gone' }] : options;
  const shared = { 'aria-describedby': describedBy, value, options: listed, placeholder };
  return options.length > longList ? (
    <FormCombobox {...shared} label={label} onValueChange={onChange} />
  ) : (
    <Select {...shared} aria-label={label} onChange={(event) => onChange(event.target.value)} />
  );
}
