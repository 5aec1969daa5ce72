'use client';

import type { ReactNode } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { AppLink } from '@/components/ui/action/app-link';
import { formatCount } from '@/lib/domain/number';

/**
 * A link that turns a filter on, or off while it is `on`. The filter is a parameter of the URL, so `href` must be the
 * URL after the change.
 */
export function Chip({
  href,
  on,
  count,
  children,
}: {
  href: string;
  on: boolean;
  count?: number | string;
  children: ReactNode;
}) {
  const { locale } = useShownPage();
  return (
    <AppLink href={href} aria-current={on ? 'true' : undefined} className="chip">
      {children}
      {count !== undefined && (
        <span className="tabular text-sm text-faint">
          {typeof count === 'number' ? formatCount(count, locale) : count}
        </span>
      )}
    </AppLink>
  );
}

/** A row of filters. It wraps to several lines instead of scrolling sideways. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search aria-label={label} className="mb-2.5 flex flex-wrap items-center gap-1.5">
      {children}
    </search>
  );
}
