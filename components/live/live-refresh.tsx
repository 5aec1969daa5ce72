'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const together = 150;
const pollEvery = 10_000;

/**
 * Shows the page anew when something of the company changed: by server-sent events, and by asking now and then while
 * they do not come through. What is being typed stays. `shownAt` is the instant the page was made at: what changed
 * between then and the listening is heard too.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = useRouter();
  // The first one for good: a page shown anew must not open another stream.
  const [since] = useState(shownAt);
  useEffect(() => {
    let soon: number | undefined;
    let poll: number | undefined;
    const refresh = () => {
      window.clearTimeout(soon);
      soon = window.setTimeout(() => router.refresh(), together);
    };
    const events = new EventSource(`/api/events?${new URLSearchParams({ since })}`);
    events.addEventListener('change', refresh);
    events.onopen = () => {
      window.clearInterval(poll);
      poll = undefined;
    };
    events.onerror = () => {
      poll ??= window.setInterval(refresh, pollEvery);
    };
    return () => {
      events.close();
      window.clearTimeout(soon);
      window.clearInterval(poll);
    };
  }, [router, since]);
  return null;
}
