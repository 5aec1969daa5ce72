import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** A day, `YYYY-MM-DD` in `value`, `min` and `max`, shown the way the person's browser writes days. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input {...rest} type="date" className={controlClass(`tabular h-8 max-sm:h-10 ${className ?? ''}`)} />;
}
