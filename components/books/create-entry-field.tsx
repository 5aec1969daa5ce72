'use client';

import type { UseFormReturn } from 'react-hook-form';
import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { Field } from '@/components/ui/form/field/field';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import type { EntryField } from '@/lib/domain/books/new-entry';

/** A field with more choices than this becomes a searchable combobox instead of a native select. */
const shortList = 20;

/** One field of the form for a new entry: a text or a choice, as the accounting package describes it. */
export function CreateEntryField({
  field: { name, label, required, choices, hint },
  error,
  form: { register, getValues, setValue },
  focus,
}: {
  field: EntryField;
  error: string | undefined;
  form: Pick<UseFormReturn<Record<string, string>>, 'register' | 'getValues' | 'setValue'>;
  focus: boolean;
}) {
  const options = choices.map(({ group, ...choice }) => (group ? { ...choice, group } : choice));
  return (
    <Field label={label} required={required} error={error} hint={hint}>
      {(control) => {
        if (choices.length === 0)
          return <TextInput {...control} {...register(name)} autoComplete="off" autoFocus={focus} />;
        if (choices.length <= shortList)
          return <Select {...control} {...register(name)} options={options} placeholder="Choose" />;
        return (
          <FormCombobox
            {...control}
            label={label}
            name={name}
            options={options}
            defaultValue={getValues(name)}
            placeholder="Choose"
            onValueChange={(value) => setValue(name, value)}
          />
        );
      }}
    </Field>
  );
}
