'use client';

import { usePathname } from 'next/navigation';
import { AppLink, type AppLinkProps } from '@/components/ui/action/app-link';

/** A link that knows when its page, or one beneath it, is the one shown; and closes the menu it may stand in. */
export function NavLink({ href, except, ...rest }: AppLinkProps & { except?: string | undefined }) {
  const path = usePathname();
  const beneath = href !== '/' && path.startsWith(`${href}/`) && !(except && path.startsWith(except));
  const current = path === href || beneath;
  return (
    <AppLink
      {...rest}
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  );
}
