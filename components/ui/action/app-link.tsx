import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string };

/**
 * A link to a page of Outlay whose address is computed at run time, for example in a menu or a table row. Fixed
 * addresses use next/link directly, which checks them against the existing routes; only this component skips that
 * check. It never prefetches, because pages depend on the person and on the current data.
 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link prefetch={false} {...rest} href={href as Route} />;
}
