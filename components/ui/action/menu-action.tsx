'use client';

/** A menu entry that closes the menu and then calls `onPress`. */
export function MenuAction({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      className="menu-entry"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onPress();
      }}
    >
      {children}
    </button>
  );
}
