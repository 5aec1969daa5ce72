import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

/**
 * A button that opens a menu. The menu is a native popover, so it opens even in a browser that runs no script, and
 * closes on Escape and on a click outside. Its children are MenuLinks, MenuActions, or forms with a MenuButton.
 */
export function Menu({
  label,
  accessibleName,
  variant,
  size,
  align = 'start',
  triggerClassName,
  children,
}: {
  label: ReactNode;
  /** The label for screen readers. It is required when `label` is only an icon. */
  accessibleName?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  /** Classes for the button that replace the default ones. */
  triggerClassName?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={accessibleName}
        className={triggerClassName ?? buttonClass(variant, size)}
      >
        {label}
      </button>
      <MenuPanel id={id} align={align}>
        {children}
      </MenuPanel>
    </>
  );
}

/** The entries of a menu. Every button whose `popoverTarget` is this id opens it, below that button. */
export function MenuPanel({
  id,
  align = 'start',
  children,
}: {
  id: string;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  return (
    <div id={id} popover="auto" className={clsx('menu-panel', align === 'end' ? 'hangs-below-end' : 'hangs-below')}>
      {children}
    </div>
  );
}

/** A line between groups of menu entries. */
export function MenuLine() {
  return <hr className="my-1 border-line" />;
}

/** Text in a menu that cannot be pressed, such as the name of the signed-in person. */
export function MenuText({ children }: { children: ReactNode }) {
  return <div className="px-2.5 py-1.5 text-sm text-soft">{children}</div>;
}

/** A menu entry that submits the form it is in. */
export function MenuButton({ danger, children }: { danger?: boolean; children: ReactNode }) {
  return (
    <button type="submit" className={clsx('menu-entry', danger && 'text-bad')}>
      {children}
    </button>
  );
}
