'use client';

import { AppLink, type AppLinkProps } from './app-link';

/** A menu entry that opens a page. */
export const MenuLink = (props: AppLinkProps) => <AppLink {...props} className="menu-entry" />;
