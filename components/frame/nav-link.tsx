'use client';

import { usePathname } from 'next/navigation';
import { AppLink, type AppLinkProps } from '@/components/ui/app-link';

/** A link that knows when its page, or one beneath it, is the one shown; and closes the menu it may stand in. */
export function NavLink({ href, ...rest }: AppLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== '/' && path.startsWith(`${href}/`));
  return (
    <AppLink
      {...rest}
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
