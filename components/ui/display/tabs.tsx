'use client';

import type { ReactNode } from 'react';
import { AppLink } from '@/components/ui/action/app-link';

export type Tab = {
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: number;
  readonly current: boolean;
};

/** Tabs that link to parts of one page. Each part has its own URL. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 border-b border-line">
      <ul className="relative -mb-px flex gap-5 overflow-x-auto max-sm:gap-3">
        {tabs.map((tab) => (
          <li key={tab.href} ref={tab.current ? scrollTo : undefined} className="shrink-0">
            <AppLink href={tab.href} aria-current={tab.current ? 'page' : undefined} className="tab">
              {tab.label}
              {tab.count !== undefined && <span className="tabular text-sm text-faint">{tab.count}</span>}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolls the list of tabs, not the page, so that the current tab is in sight on a phone. */
function scrollTo(tab: HTMLLIElement | null) {
  const list = tab?.parentElement;
  if (list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
}
