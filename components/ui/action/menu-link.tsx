'use client';

import { AppLink, type AppLinkProps } from './app-link';
import { menuEntryClass } from './menu';

/** An entry that is a link. Navigation keeps the frame, so the entry closes the menu itself. */
export function MenuLink(props: AppLinkProps) {
  return (
    <AppLink
      {...props}
      className={menuEntryClass}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
