'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { addressIn } from './address';
import { canRefresh } from './can-refresh';
import { useShownPage } from './shown-page';

/** Returns functions that open another page of the company, and that load current data into the page. */
export function usePageRouter() {
  const router = useRouter();
  const page = useShownPage();
  return useMemo(
    () => ({
      push: (href: string) => router.push(addressIn(page.base, href) as Route),
      /** Loads current data, unless that would replace the page. */
      refresh: async () => {
        if (await canRefresh(page)) router.refresh();
      },
    }),
    [router, page],
  );
}
