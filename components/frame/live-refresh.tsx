'use client';

import { useEffect, useState } from 'react';
import { addressIn } from '@/components/page/address';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';

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
  const router = usePageRouter();
  const { base } = useShownPage();
  // Only the first value is used: a refresh passes a newer one, which must not open another stream.
  const [since] = useState(shownAt);
  useEffect(() => {
    let last = 0;
    let events: EventSource;
    let timer: number | undefined;
    let poll: number | undefined;
    const refresh = () => {
      timer = undefined;
      last = Date.now();
      void router.refresh();
    };
    const schedule = () => {
      timer ??= window.setTimeout(refresh, Math.max(debounceMs, last + minIntervalMs - Date.now()));
    };
    const listen = () => {
      events = new EventSource(addressIn(base, `/api/events?since=${encodeURIComponent(since)}`));
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
    const stop = () => {
      events.close();
      window.clearTimeout(timer);
      window.clearInterval(poll);
      timer = undefined;
      poll = undefined;
    };
    // Over HTTP/1.1 a browser opens six connections to a host. Each stream takes one, so tabs in the background give
    // theirs back. The stream reports what changed meanwhile.
    const follow = () => {
      stop();
      if (document.visibilityState === 'visible') listen();
    };
    listen();
    document.addEventListener('visibilitychange', follow);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', follow);
    };
  }, [router, since, base]);
  return null;
}
