'use client';

import { menuEntryClass } from './menu';

/** An entry of a Menu that runs a function. It closes the menu first. */
export function MenuAction({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      className={menuEntryClass}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onPress();
      }}
    >
      {children}
    </button>
  );
}
