'use client';

import type { ReactNode } from 'react';

/** The heading of a page (its only h1), with facts beside it and actions on the right. */
export function PageHeader({
  title,
  status,
  subtitle,
  actions,
  back,
}: {
  title: ReactNode;
  /** The status of what the page shows. It stays beside the title on a phone too. */
  status?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** A TextLink to the parent page. */
  back?: ReactNode;
}) {
  return (
    <header className="mb-3.5">
      {back && (
        <div className="mb-1 text-sm max-sm:[&_a]:-my-3 max-sm:[&_a]:inline-block max-sm:[&_a]:py-3">{back}</div>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {status && <p>{status}</p>}
        {subtitle && <p className="text-soft max-sm:order-last max-sm:w-full">{subtitle}</p>}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
