'use client';

import clsx from 'clsx';
import { AppLink, type AppLinkProps } from './app-link';

/** A menu entry that opens a page. */
export const MenuLink = ({ className, ...props }: AppLinkProps) => (
  <AppLink {...props} className={clsx('menu-entry', className)} />
);
