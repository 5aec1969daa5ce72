'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const debounceMs = 150;
/** A large run changes data twenty times a second. The page refreshes at most once in this time. */
const minIntervalMs = 1_500;
const pollMs = 10_000;

/**
 * Refreshes the page when the company's data changes. It learns of changes from server-sent events, or polls while that
 * stream is down. A refresh does not lose typed input. `shownAt` is the time when the page was rendered, so that later
 * changes are not missed.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = useRouter();
  // Only the first value is used: a refresh passes a newer one, which must not open another stream.
  const [since] = useState(shownAt);
  useEffect(() => {
    let last = 0;
    let events: EventSource;
    let timer: number | undefined;
    let poll: number | undefined;
    const refresh = async () => {
      timer = undefined;
      last = Date.now();
      if (await isSignedIn()) router.refresh();
    };
    const schedule = () => {
      timer ??= window.setTimeout(refresh, Math.max(debounceMs, last + minIntervalMs - Date.now()));
    };
    const listen = () => {
      events = new EventSource(`/api/events?since=${encodeURIComponent(since)}`);
      events.addEventListener('change', schedule);
      events.onopen = () => {
        window.clearInterval(poll);
        poll = undefined;
      };
      events.onerror = () => {
        poll ??= window.setInterval(pollOnce, pollMs);
      };
    };
    // The browser reconnects a stream that was cut off. It does not reconnect one that the server refused, so that is
    // done here.
    const pollOnce = () => (events.readyState === EventSource.CLOSED ? listen() : schedule());
    listen();
    return () => {
      events.close();
      window.clearTimeout(timer);
      window.clearInterval(poll);
    };
  }, [router, since]);
  return null;
}

/**
 * Returns whether the session is still valid. After it has ended, a refresh would redirect to the sign-in page and lose
 * typed input.
 */
const isSignedIn = () =>
  fetch('/api/events', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
