import clsx from 'clsx';
import type { ReactNode } from 'react';
import { AppLink } from '@/components/ui/action/app-link';

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
  return (
    <AppLink
      href={href}
      aria-current={on ? 'true' : undefined}
      className={clsx(
        'inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-control border px-2.5 transition-colors max-sm:h-9',
        on
          ? 'border-accent bg-accent-wash font-medium text-ink'
          : 'border-line-strong bg-surface text-soft hover:border-field hover:text-ink',
      )}
    >
      {children}
      {count !== undefined && <span className="tabular text-sm text-faint">{count}</span>}
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
