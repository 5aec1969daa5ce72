'use client';

import { useEffect } from 'react';
import { usePageRouter } from '@/components/page/use-page-router';

/**
 * Refreshes the page when the person comes back to it from another tab or window. Render it only while the page waits
 * for something that the person does there.
 */
export function RefreshOnReturn() {
  const router = usePageRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    window.addEventListener('focus', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      window.removeEventListener('focus', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router]);
  return null;
}
