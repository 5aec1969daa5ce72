import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/** One line of text; `type` makes it an email address, a password, a number. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={controlClass(`h-8 max-sm:h-10 ${className ?? ''}`)} />;
}
