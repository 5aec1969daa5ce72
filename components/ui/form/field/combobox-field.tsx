import type { ComponentProps, ReactNode } from 'react';
import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { Field } from './field';

/** A FormCombobox with a label, a hint and an error. */
export function ComboboxField({
  label,
  hint,
  error,
  required,
  className,
  ...rest
}: Omit<ComponentProps<typeof FormCombobox>, 'id' | 'required'> & {
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  className?: string;
}) {
  return (
    <Field {...{ label, hint, error, required, className }}>
      {(control) => <FormCombobox {...rest} {...control} label={label} />}
    </Field>
  );
}
