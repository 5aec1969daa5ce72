'use client';

import { usePathname } from 'next/navigation';
import { addressIn } from '@/components/page/address';
import { useShownPage } from '@/components/page/shown-page';
import { AppLink, type AppLinkProps } from '@/components/ui/action/app-link';

/**
 * A link of the navigation. It is marked as current on its page and on the pages below.
 */
export function NavLink({
  href,
  except,
  also,
  ...rest
}: AppLinkProps & { except?: readonly string[] | undefined; also?: readonly string[] | undefined }) {
  const path = usePathname();
  const { base } = useShownPage();
  const address = addressIn(base, href);
  const isBelow =
    href !== '/' && path.startsWith(`${address}/`) && !except?.some((other) => path.startsWith(addressIn(base, other)));
  const isElsewhere = also?.some((other) => path.startsWith(`${addressIn(base, other)}/`)) ?? false;
  return (
    <AppLink {...rest} href={href} aria-current={path === address || isBelow || isElsewhere ? 'page' : undefined} />
  );
}
