import type { ReactNode } from 'react';
import { Field, type FieldControl } from './field';

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly unmarked?: boolean;
  readonly hideLabel?: boolean;
  /** Classes for the Field around the control, not for the control itself. */
  readonly className?: string;
};

/** Returns a component that renders the given control inside a Field: `const TextField = inField(TextInput)`. */
export function inField<P extends object>(Control: (props: P) => ReactNode) {
  return ({
    label,
    hint,
    error,
    required,
    unmarked,
    hideLabel,
    className,
    ...rest
  }: FieldProps & Omit<P, keyof FieldProps>) => (
    <Field {...{ label, hint, error, required, unmarked, hideLabel, className }}>
      {(control: FieldControl) => <Control {...(rest as unknown as P)} {...control} />}
    </Field>
  );
}
