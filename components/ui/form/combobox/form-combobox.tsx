'use client';

import { useEffect, useRef, useState } from 'react';
import type { FieldControl } from '@/components/ui/form/field/field';
import type { Option } from '@/components/ui/form/option';
import { Select } from '@/components/ui/form/select';
import { Combobox } from './combobox';

/**
 * A Combobox as a form field. It posts the chosen value under `name`. Until its script runs, it is a native select; an
 * option chosen there is preserved, unless `value` controls the choice. A `placeholder` adds an empty option with that
 * label at the start.
 */
export function FormCombobox({
  label,
  name,
  options,
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
  options: readonly Option[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
}) {
  const select = useRef<HTMLSelectElement>(null);
  const [hasScript, setHasScript] = useState(false);
  const [ownValue, setOwnValue] = useState(givenValue ?? defaultValue);

  useEffect(() => {
    if (select.current) setOwnValue(select.current.value);
    setHasScript(true);
  }, []);

  if (!hasScript) {
    return (
      <Select
        {...control}
        aria-label={control.id ? undefined : label}
        aria-invalid={invalid}
        ref={select}
        name={name}
        required={required}
        disabled={disabled}
        options={options}
        placeholder={placeholder}
        defaultValue={ownValue}
      />
    );
  }
  const value = givenValue ?? ownValue;
  const listed = placeholder === undefined ? options : [{ value: '', label: placeholder }, ...options];
  return (
    <>
      {name && <input type="hidden" name={name} value={value} disabled={disabled} />}
      <Combobox
        {...control}
        label={required ? `${label}, required` : label}
        value={value}
        text={options.find((option) => option.value === value)?.label ?? ''}
        placeholder={placeholder}
        source={{ kind: 'list', options: listed }}
        error={invalid}
        disabled={disabled}
        opensOn={/^(\S|ArrowDown|ArrowUp)$/}
        onPick={(option) => {
          setOwnValue(option.value);
          onValueChange?.(option.value);
        }}
      />
    </>
  );
}
