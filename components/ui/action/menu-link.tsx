'use client';

import { AppLink, type AppLinkProps } from './app-link';
import { menuEntryClass } from './menu';

/** An entry that goes somewhere. The page changes and the frame stays, so the menu has to be told to close. */
export function MenuLink(props: AppLinkProps) {
  return (
    <AppLink
      {...props}
      className={menuEntryClass}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
