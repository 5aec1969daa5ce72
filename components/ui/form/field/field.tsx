import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { Glyph } from '@/components/ui/display/glyph';

/** The attributes that connect a control with the label, hint and error of its Field. Spread them on the input. */
export type FieldControl = {
  readonly id: string;
  readonly required: boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/**
 * A control with a label, a hint and an error, which screen readers read together.
 * `children` receives the attributes for the control: `{(control) => <TextInput {...control} name="merchant" />}`.
 */
export function Field({
  id: givenId,
  label,
  hint,
  error,
  required,
  unmarked,
  hideLabel,
  className,
  children,
}: {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Leaves out the mark of a required field. For forms in which every field is required. */
  unmarked?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-ink'}>
        {label}
        {required && !unmarked && (
          <span aria-hidden="true" className="ml-0.5 text-bad">
            *
          </span>
        )}
      </label>
      {children({
        id,
        required,
        'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={hintId} className="text-sm text-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex items-start gap-1 text-sm font-medium text-bad">
          <Glyph tone="bad" className="mt-0.5 size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
