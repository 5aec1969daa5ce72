import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** A field for one line of text. `type` changes it to an email address, a password or a number. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={controlClass(`h-8 max-sm:h-10 ${className ?? ''}`)} />;
}
