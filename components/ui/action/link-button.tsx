'use client';

import { AppLink, type AppLinkProps } from './app-link';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

/** A link that looks like a button. Use it to open a page, never to change data. */
export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: AppLinkProps & { variant?: ButtonVariant; size?: ButtonSize }) {
  return <AppLink {...rest} className={buttonClass(variant, size, className)} />;
}
