import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '@/components/ui/display/icon';

/**
 * A native modal dialog. The browser traps the focus in it, closes it on Escape, and then restores the focus. Open it
 * with a DialogButton that names its id, or with `showModal()` on its ref. A `<form method="dialog">` in the footer
 * closes it. Do not render a Dialog inside a form, because it may contain one.
 */
export function Dialog({
  id,
  title,
  footer,
  size = 'md',
  children,
  className,
  ...rest
}: Omit<ComponentProps<'dialog'>, 'title'> & {
  id: string;
  title: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
}) {
  return (
    <dialog
      {...rest}
      closedby="any"
      id={id}
      aria-labelledby={`${id}-title`}
      className={clsx('dialog', widths[size], className)}
    >
      <header className="flex items-center justify-between gap-4 px-5 pt-4 pb-1">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <form method="dialog" className="-mr-2">
          <button type="submit" aria-label="Close" className="dialog-close">
            <Icon name="icon-x" className="size-4" />
          </button>
        </form>
      </header>
      <div className="px-5 pb-5">{children}</div>
      {footer && (
        <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3">
          {footer}
        </footer>
      )}
    </dialog>
  );
}

const widths = { sm: 'sm:max-w-100', md: 'sm:max-w-130', lg: 'sm:max-w-190' };
