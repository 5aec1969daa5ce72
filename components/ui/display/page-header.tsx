'use client';

import type { ReactNode } from 'react';

/** The heading of a page (its only h1), with facts beside it and actions on the right. */
export function PageHeader({
  title,
  subtitle,
  actions,
  back,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** A TextLink to the parent page. */
  back?: ReactNode;
}) {
  return (
    <header className="mb-3.5">
      {back && <div className="mb-1 text-sm">{back}</div>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {subtitle && <p className="text-soft max-sm:order-last max-sm:w-full">{subtitle}</p>}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
