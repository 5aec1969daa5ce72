'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useHydrated } from '@/components/page/use-hydrated';
import type { FieldControl } from '@/components/ui/form/field/field';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import type { Option } from '@/lib/domain/list/option';
import { Combobox } from './combobox';
import type { SearchSource } from './source';

/**
 * A Combobox as a form field. It posts the chosen value under `name`. Until its script runs, it is a native select; an
 * option chosen there is preserved, unless `value` controls the choice. A `placeholder` adds an empty option with that
 * label at the start. A function as `options` makes a long list of names, which is not in the data of the page. With
 * `typed`, it is not in the HTML either: until the script runs, the value is typed. With a `source`, `options` are only
 * those that a browser without script can choose; the others are searched.
 */
export function FormCombobox({
  label,
  name,
  options,
  source,
  typed,
  value: givenValue,
  defaultValue = '',
  onValueChange,
  placeholder,
  disabled,
  required,
  'aria-invalid': invalid,
  ...control
}: Partial<FieldControl> & {
  /**
   * The label for screen readers: "Currency". Required even inside a Field, because the combobox includes its choice in
   * its name.
   */
  label: string;
  name?: string;
  options: readonly Option[] | (() => readonly Option[]);
  source?: SearchSource | undefined;
  typed?: boolean;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string, label: string) => void;
  placeholder?: string;
  disabled?: boolean;
}) {
  const field = useRef<HTMLSelectElement & HTMLInputElement>(null);
  const [hasScript, setHasScript] = useState(useHydrated());
  const [ownValue, setOwnValue] = useState(givenValue ?? defaultValue);
  const [picked, setPicked] = useState<Option>();
  const all = useMemo(
    () => (hasScript ? (typeof options === 'function' ? options() : options) : []),
    [hasScript, options],
  );

  useEffect(() => {
    if (field.current) setOwnValue(field.current.value);
    setHasScript(true);
  }, []);

  if (!hasScript) {
    const shared = {
      ...control,
      'aria-label': control.id ? undefined : label,
      'aria-invalid': invalid,
      ref: field,
      name,
      required,
      disabled,
      defaultValue: ownValue,
    };
    if (typed) return <TextInput {...shared} />;
    return <Select {...shared} options={options} placeholder={placeholder} />;
  }
  const value = givenValue ?? ownValue;
  // A browser may list a time zone under another name than the server.
  const isListed = typeof options !== 'function' || all.some((option) => option.value === value);
  const known = isListed ? all : [{ value, label: value }, ...all];
  const listed = placeholder === undefined ? known : [{ value: '', label: placeholder }, ...known];
  return (
    <>
      {name && <input type="hidden" name={name} value={value} disabled={disabled} />}
      <Combobox
        {...control}
        label={required ? `${label}, required` : label}
        value={value}
        text={(picked?.value === value ? picked : known.find((option) => option.value === value))?.label ?? ''}
        placeholder={placeholder}
        source={source ? { ...source, none: placeholder } : { kind: 'list', options: listed }}
        error={invalid}
        disabled={disabled}
        opensOn={/^(\S|ArrowDown|ArrowUp)$/}
        onPick={(option) => {
          // The empty option shows the placeholder.
          setPicked(option.value === '' ? undefined : option);
          setOwnValue(option.value);
          onValueChange?.(option.value, option.label);
        }}
      />
    </>
  );
}
