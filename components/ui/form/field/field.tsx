import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { Glyph } from '@/components/ui/display/glyph';

/** The attributes that connect a control to its Field. Spread them on the input. */
export type FieldControl = {
  readonly id: string;
  readonly required: boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/**
 * A label, a control, a hint and an error, connected for screen readers.
 * `children` receives the control's attributes: `{(control) => <TextInput {...control} name="merchant" />}`.
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
  /** Shows no mark for `required`, in a form whose fields are all required. */
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
