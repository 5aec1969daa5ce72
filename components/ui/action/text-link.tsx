'use client';

import clsx from 'clsx';
import { AppLink, type AppLinkProps } from './app-link';

/** A link inside a text, as opposed to a link that looks like a button. */
export function TextLink({ className, ...rest }: AppLinkProps) {
  return <AppLink {...rest} className={clsx('text-link', className)} />;
}
