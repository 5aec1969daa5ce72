'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const debounceMs = 150;
/** A large run causes twenty changes a second; the page refreshes once in this time. */
const minIntervalMs = 1_500;
const pollMs = 10_000;

/**
 * Refreshes the page when the company's data changes: by server-sent events, or by polling while the stream is down.
 * Input being typed is not lost. `shownAt` is the time the page was rendered; later changes are reported too.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = useRouter();
  // Only the first value counts: a refresh must not open another stream.
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
    // A browser reconnects a stream that was cut off, but not one that was refused.
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

/** After the session has ended, a refresh would redirect to the sign-in page and lose the input being typed. */
const isSignedIn = () =>
  fetch('/api/events', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
