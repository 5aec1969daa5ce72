'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 2_000;

/** Shows the page anew every two seconds, for as long as something on it is in progress. */
export function RefreshWhileOpen() {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setInterval(() => router.refresh(), every);
    return () => window.clearInterval(timer);
  }, [router]);
  return null;
}
