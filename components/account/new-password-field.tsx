import type { ComponentProps } from 'react';
import { TextField } from '@/components/ui/form/field/text-field';
import { minPasswordLength } from '@/lib/domain/company/password';

/** The field for the password of a new account. */
export function NewPasswordField(props: Omit<ComponentProps<typeof TextField>, 'label'>) {
  return (
    <TextField
      label="Password"
      hint={props.error ? undefined : `At least ${minPasswordLength} characters.`}
      type="password"
      autoComplete="new-password"
      required
      unmarked
      {...props}
    />
  );
}
