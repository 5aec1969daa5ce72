import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string };

/**
 * A link to a page of ours whose address is put together as data: a menu entry, a row, a filter. Literal addresses
 * can use next/link itself, which checks them against the routes there are; this is the one place that does not.
 * Every page is made for one person at one moment, so none is fetched before it is asked for.
 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link prefetch={false} {...rest} href={href as Route} />;
}
