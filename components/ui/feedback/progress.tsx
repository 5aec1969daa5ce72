import clsx from 'clsx';
import { useId } from 'react';

const colours = { accent: 'text-accent', good: 'text-good', warn: 'text-warn', bad: 'text-bad' };

/**
 * A progress bar. Without a `value`, the length is unknown and the bar pulses. `hideLabel` leaves the label to screen
 * readers.
 */
export function Progress({
  value,
  max,
  label,
  hideLabel,
  tone = 'accent',
  className,
}: {
  value?: number;
  max: number;
  label: string;
  hideLabel?: boolean;
  tone?: keyof typeof colours;
  className?: string;
}) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm text-soft'}>
        {label}
      </label>
      <progress
        id={id}
        value={value}
        max={Math.max(max, 1)}
        className={clsx(
          'meter-bar block h-2 w-full rounded-full',
          colours[tone],
          value === undefined && 'animate-pulse',
        )}
      />
    </div>
  );
}
