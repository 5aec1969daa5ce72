import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string };

/**
 * A link to a page of Outlay whose address is computed: a menu entry, a row, a filter. Literal addresses can use
 * next/link itself, which checks them against the routes; only this component skips that check. Pages depend on the
 * person and the moment, so none is prefetched.
 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link prefetch={false} {...rest} href={href as Route} />;
}
