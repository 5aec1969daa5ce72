'use client';

import { usePathname } from 'next/navigation';
import { AppLink, type AppLinkProps } from '@/components/ui/action/app-link';

/**
 * A link of the navigation. It is marked as current on its page and on the pages below. Following it closes the menu
 * that contains it.
 */
export function NavLink({ href, except, ...rest }: AppLinkProps & { except?: string | undefined }) {
  const path = usePathname();
  const isBelow = href !== '/' && path.startsWith(`${href}/`) && !(except && path.startsWith(except));
  return (
    <AppLink
      {...rest}
      href={href}
      aria-current={path === href || isBelow ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
