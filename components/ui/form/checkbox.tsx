import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** A checkbox with a label on its right. `hideLabel` leaves the label to screen readers; use it in table rows. */
export function Checkbox({
  label,
  hint,
  hideLabel,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode; hideLabel?: boolean }) {
  return (
    <label className={clsx('inline-flex min-h-6 min-w-6 items-start gap-2', hideLabel && 'justify-center', className)}>
      <span className="relative mt-0.75 grid size-4.5 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 appearance-none rounded-[4px] border border-field bg-surface transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-55 aria-invalid:border-bad"
        />
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="pointer-events-none absolute size-3.5 text-accent-ink opacity-0 peer-checked:opacity-100 peer-indeterminate:hidden"
        >
          <path d="M3.5 8.5l3 3 6-7" />
        </svg>
        <span className="pointer-events-none absolute hidden h-0.5 w-2 rounded-full bg-accent-ink peer-indeterminate:block" />
      </span>
      <span className={hideLabel ? 'sr-only' : 'min-w-0 pt-0.5'}>
        {label}
        {hint && <span className="block text-sm text-faint">{hint}</span>}
      </span>
    </label>
  );
}
