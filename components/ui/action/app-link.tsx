'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { addressIn } from '@/components/page/address';
import { useShownPage } from '@/components/page/shown-page';

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & {
  href: string;
  /** Whether `href` is the address of a page outside the company, such as /support. */
  outside?: boolean;
};

/**
 * A link to a page of Outlay. On a page of a company, `href` is relative to that company: "/expenses". It never
 * prefetches, because pages depend on the person and on the current data.
 */
export function AppLink({ href, outside = false, ...rest }: AppLinkProps) {
  const { base } = useShownPage();
  return <Link prefetch={false} {...rest} href={(outside ? href : addressIn(base, href)) as Route} />;
}
