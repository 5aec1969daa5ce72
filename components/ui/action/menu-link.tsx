'use client';

import { AppLink, type AppLinkProps } from './app-link';
import { menuEntryClass } from './menu';

/**
 * A menu entry that opens a page. It closes the menu itself, because the menu stays on the screen when Next.js
 * navigates.
 */
export function MenuLink(props: AppLinkProps) {
  return (
    <AppLink
      {...props}
      className={menuEntryClass}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
