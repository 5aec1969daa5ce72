'use client';

import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import type { SearchSource } from '@/components/ui/form/combobox/source';
import { Select } from '@/components/ui/form/select';
import type { Option } from '@/lib/domain/list/option';

const longList = 20;

/** A choice of one option. A long list can be searched: by the browser, or with a `source` by a route. */
export function OneOf({
  label,
  options,
  value,
  placeholder,
  describedBy,
  source,
  onChange,
}: {
  /** The name of the control for screen readers: "Category". */
  label: string;
  options: readonly Option[];
  value: string;
  placeholder: string;
  describedBy?: string | undefined;
  source?: SearchSource | undefined;
  onChange: (value: string, label?: string) => void;
}) {
  const isGone = value !== '' && !options.some((option) => option.value === value);
  const listed = isGone ? [...options, { value, label: 'No longer there', disabledReason: 'gone' }] : options;
  const shared = { 'aria-describedby': describedBy, value, options: listed, placeholder };
  return source || options.length > longList ? (
    <FormCombobox {...shared} label={label} source={source} onValueChange={onChange} />
  ) : (
    <Select {...shared} aria-label={label} onChange={(event) => onChange(event.target.value)} />
  );
}
