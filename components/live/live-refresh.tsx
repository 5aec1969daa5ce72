'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { addressIn } from '@/components/page/address';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';
import { type Change, everything, mergeChanges } from '@/lib/domain/live/change';
import { isCounted, isShownOn } from '@/lib/domain/live/shown';
import { useCountsRefresh } from './live-counts';
import { Throttle } from './throttle';

const debounceMs = 150;
/** A large run changes data twenty times a second. The page refreshes at most once in this time. */
const refreshMs = 1_500;
/** The numbers in the navigation are read at most once in this time while the page itself shows nothing of the changes. */
const countsMs = 3_000;
const pollMs = 10_000;

/**
 * Refreshes the page when something that it shows changes, and the numbers in the navigation when something else does. It
 * learns of changes from server-sent events, or polls while that stream is down. A refresh does not lose typed input.
 * `shownAt` is the time when the page was rendered, so that later changes are not missed.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = usePageRouter();
  const refreshCounts = useCountsRefresh();
  const { base } = useShownPage();
  const path = usePathname().slice(base.length) || '/';
  const shownPath = useRef(path);
  /** What changed since the page was refreshed and is not shown on it. Another page may come from the browser's cache. */
  const missed = useRef<Change | null>(null);
  const onPath = useRef<(() => void) | undefined>(undefined);
  // Only the first value is used: a refresh passes a newer one, which must not open another stream.
  const [since] = useState(shownAt);

  useEffect(() => {
    let events: EventSource;
    let poll: number | undefined;
    const page = new Throttle(refreshMs, debounceMs, () => {
      missed.current = null;
      void router.refresh();
    });
    const counts = new Throttle(countsMs, debounceMs, () => void refreshCounts());
    const receive = (change: Change) => {
      if (isShownOn(shownPath.current, change)) return page.run();
      missed.current = missed.current ? mergeChanges(missed.current, change) : change;
      if (isCounted(change)) counts.run();
    };
    onPath.current = () => {
      if (missed.current && isShownOn(shownPath.current, missed.current)) page.run();
    };
    const listen = () => {
      events = new EventSource(addressIn(base, `/api/events?since=${encodeURIComponent(since)}`));
      events.addEventListener('change', ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as Change));
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
    const pollOnce = () => (events.readyState === EventSource.CLOSED ? listen() : receive(everything));
    const stop = () => {
      events.close();
      page.cancel();
      counts.cancel();
      window.clearInterval(poll);
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
  }, [router, refreshCounts, since, base]);

  useEffect(() => {
    shownPath.current = path;
    onPath.current?.();
  }, [path]);
  return null;
}
