import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Shows a keyboard key, such as Esc. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={clsx(
        'inline-grid max-sm:hidden min-w-4.5 place-items-center rounded-[4px] border border-line-strong bg-surface px-1 font-sans text-xs text-faint',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
