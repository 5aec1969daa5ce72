'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const together = 150;
/** While a run of thousands settles, something changes twenty times a second: the page follows once. */
const apart = 1_500;
const pollEvery = 10_000;

/**
 * Shows the page anew when something of the company changed: by server-sent events, and by asking now and then while
 * they do not come through. What is being typed stays. Changes that come close together are shown together. `shownAt` is
 * the instant the page was made at: what changed between then and the listening is heard too.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = useRouter();
  // The first one for good: a page shown anew must not open another stream.
  const [since] = useState(shownAt);
  useEffect(() => {
    let last = 0;
    let events: EventSource;
    let soon: number | undefined;
    let poll: number | undefined;
    const show = async () => {
      soon = undefined;
      last = Date.now();
      if (await isSignedIn()) router.refresh();
    };
    const change = () => {
      soon ??= window.setTimeout(show, Math.max(together, last + apart - Date.now()));
    };
    const listen = () => {
      events = new EventSource(`/api/events?since=${encodeURIComponent(since)}`);
      events.addEventListener('change', change);
      events.onopen = () => {
        window.clearInterval(poll);
        poll = undefined;
      };
      events.onerror = () => {
        poll ??= window.setInterval(lookAgain, pollEvery);
      };
    };
    // A browser comes back to a stream that was cut off, and never to one that was refused.
    const lookAgain = () => (events.readyState === EventSource.CLOSED ? listen() : change());
    listen();
    return () => {
      events.close();
      window.clearTimeout(soon);
      window.clearInterval(poll);
    };
  }, [router, since]);
  return null;
}

/**
 * Somebody whose session has ended is told when they send what they typed: a refresh would take them, and not their
 * words, to the sign-in page.
 */
const isSignedIn = () =>
  fetch('/api/events', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
