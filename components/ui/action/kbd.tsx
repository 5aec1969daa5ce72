import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Shows a keyboard key, such as Esc. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return <kbd className={clsx('key', className)}>{children}</kbd>;
}
