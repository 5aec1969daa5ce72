import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={controlClass(`field-sizing-content max-h-60 min-h-18 resize-y py-1.5 ${className ?? ''}`)}
    />
  );
}
