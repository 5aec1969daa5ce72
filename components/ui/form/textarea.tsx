import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** A field for several lines of text. In browsers that support it, the field grows with its text. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={controlClass(`field-sizing-content max-h-60 min-h-18 resize-y py-1.5 ${className ?? ''}`)}
    />
  );
}
