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
    <label className={clsx('checkbox-label', hideLabel && 'justify-center', className)}>
      <input {...rest} type="checkbox" className="checkbox" />
      <span className={hideLabel ? 'sr-only' : 'min-w-0 pt-0.5'}>
        {label}
        {hint && <span className="block text-sm text-faint">{hint}</span>}
      </span>
    </label>
  );
}
