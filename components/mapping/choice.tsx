'use client';

import clsx from 'clsx';
import { useSyncExternalStore } from 'react';
import { Combobox } from '@/components/ui/combobox';
import type { Option } from '@/components/ui/option';
import { Select } from '@/components/ui/select';

const longList = 20;

/**
 * One choice in a row of a table. The page carries the lists once and not once per row: until its script runs, a row
 * holds only what is chosen.
 */
export function Choice({
  label,
  options,
  value,
  placeholder,
  error,
  disabled,
  quiet,
  onChange,
}: {
  /** Read out: "Account for Travel". */
  label: string;
  options: readonly Option[];
  value: string;
  placeholder?: string;
  error?: string | undefined;
  disabled?: boolean;
  /** Reads as text until it is pointed at, for a table full of choices that are made. */
  quiet?: boolean;
  onChange: (value: string) => void;
}) {
  const hasScript = useSyncExternalStore(never, yes, no);
  const shown = hasScript ? options : options.filter((option) => option.value === value);
  const control = {
    'aria-label': label,
    'aria-invalid': error ? (true as const) : undefined,
    disabled: disabled || !hasScript,
  };
  const hasNone = options.some((option) => option.value === '');
  return (
    <div className={clsx(quiet && !error && quietClass, quiet && value === '' && '[&_:is(input,select)]:text-faint')}>
      {options.length > longList ? (
        <Combobox {...control} options={shown} value={value} placeholder={placeholder} onValueChange={onChange} />
      ) : (
        <Select
          {...control}
          options={shown}
          value={value}
          placeholder={hasNone ? undefined : (placeholder ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {error && (
        <span role="alert" className="mt-1 block text-sm font-medium text-bad">
          {error}
        </span>
      )}
    </div>
  );
}

const quietClass =
  'sm:-ml-2.5 sm:[&_:is(input,select):not(:hover,:focus)]:border-transparent sm:[&_:is(input,select):not(:hover,:focus)]:bg-transparent sm:[&_:is(input,select):disabled]:border-transparent! sm:[&_:is(input,select):disabled]:bg-transparent!';

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
