'use client';

import type { ComponentProps } from 'react';
import { addressIn } from '@/components/page/address';
import { useShownPage } from '@/components/page/shown-page';

export type AppLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string;
  /** Whether `href` is the address of a page outside the company, such as /support. */
  outside?: boolean;
};

/**
 * A link to a page of Outlay, which FollowLinks opens. On a page of a company, `href` is relative to that company:
 * "/expenses". Nothing is loaded ahead, because pages depend on the person and on the current data.
 */
export function AppLink({ href, outside = false, ...rest }: AppLinkProps) {
  const { base } = useShownPage();
  return <a {...rest} href={outside ? href : addressIn(base, href)} />;
}
