'use client';

import { type Control, Controller, type UseFormRegister } from 'react-hook-form';
import { Combobox } from '@/components/ui/form/combobox';
import { Field } from '@/components/ui/form/field';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import type { EntryField } from '@/lib/domain/books/new-entry';

type Values = Record<string, string>;

/** A long list is looked through by typing. */
const shortList = 20;

/** One field, as the package describes it: a text, or a choice. */
export function CreateEntryField({
  field,
  start,
  error,
  register,
  control: form,
  focus,
}: {
  field: EntryField;
  start: string;
  error: string | undefined;
  register: UseFormRegister<Values>;
  control: Control<Values>;
  focus: boolean;
}) {
  const { name, label, required, choices, hint } = field;
  const options = choices.map(({ group, ...choice }) => (group ? { ...choice, group } : choice));
  return (
    <Field label={label} required={required} error={error} hint={hint}>
      {(control) => {
        if (choices.length === 0)
          return (
            <TextInput {...control} {...register(name)} defaultValue={start} autoComplete="off" autoFocus={focus} />
          );
        if (choices.length <= shortList)
          return (
            <Select {...control} {...register(name)} defaultValue={start} options={options} placeholder="Choose" />
          );
        return (
          <Controller
            control={form}
            name={name}
            defaultValue={start}
            render={({ field: { value, onChange } }) => (
              <Combobox {...control} name={name} options={options} value={value} onValueChange={onChange} />
            )}
          />
        );
      }}
    </Field>
  );
}
