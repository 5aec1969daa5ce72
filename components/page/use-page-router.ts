'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { addressIn } from './address';
import { useShownPage } from './shown-page';

/** Returns functions that open another page of the company, and that load the current page again. */
export function usePageRouter() {
  const router = useRouter();
  const { base } = useShownPage();
  return useMemo(
    () => ({
      push: (href: string) => router.push(addressIn(base, href) as Route),
      replace: (href: string) => router.replace(addressIn(base, href) as Route),
      refresh: () => router.refresh(),
    }),
    [router, base],
  );
}
