'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { addressIn } from './address';
import { checkRefresh } from './check-refresh';
import { useShownPage } from './shown-page';

/** The waits after which a refresh is attempted again while the server is unavailable. */
const retryMs = [1_000, 2_000, 4_000, 8_000, 16_000] as const;

/** Returns functions that open another page of the company, and that load current data into the page. */
export function usePageRouter() {
  const router = useRouter();
  const page = useShownPage();
  return useMemo(() => {
    const attempt = async () => {
      for (const wait of [...retryMs, null]) {
        const check = await checkRefresh(page);
        if (check === 'allowed') return router.refresh();
        if (check === 'refused' || wait === null) return;
        await new Promise((resolve) => window.setTimeout(resolve, wait));
      }
    };
    let running: Promise<void> | undefined;
    return {
      push: (href: string) => router.push(addressIn(page.base, href) as Route),
      /**
       * Loads current data, unless that would replace the page. Tries again for half a minute while the server is
       * unavailable. Requests during an attempt are one, because the refresh follows all of them.
       */
      refresh: (): Promise<void> => {
        running ??= attempt().finally(() => {
          running = undefined;
        });
        return running;
      },
    };
  }, [router, page]);
}
