'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';

const together = 150;
/** While a run of thousands settles, something changes twenty times a second: the page follows once. */
const apart = 1_000;
const pollEvery = 10_000;

/**
 * Shows the page anew when something of the company changed: by server-sent events, and by asking now and then while
 * they do not come through. What is being typed stays. Changes that come close together are shown together, and none is
 * asked for before the last one is there, nor while nobody looks. `shownAt` is the instant the page was made at: what
 * changed between then and the listening is heard too.
 */
export function LiveRefresh({ shownAt }: { shownAt: string }) {
  const router = useRouter();
  // The first one for good: a page shown anew must not open another stream.
  const [since] = useState(shownAt);
  const [showing, startShowing] = useTransition();
  const changed = useRef<() => void>(() => undefined);
  const busy = useRef(false);
  const whenShown = useRef<() => void>(() => undefined);

  useEffect(() => {
    let wanted = false;
    let soon: number | undefined;
    let last = Number.NEGATIVE_INFINITY;
    const show = async () => {
      soon = undefined;
      if (document.hidden || busy.current) return;
      wanted = false;
      last = performance.now();
      busy.current = true;
      if (await isSignedIn()) startShowing(() => router.refresh());
      else busy.current = false;
    };
    const plan = () => {
      if (!wanted || soon !== undefined) return;
      soon = window.setTimeout(show, Math.max(together, last + apart - performance.now()));
    };
    const look = () => {
      if (!document.hidden) plan();
    };
    changed.current = () => {
      wanted = true;
      plan();
    };
    whenShown.current = plan;
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearTimeout(soon);
      document.removeEventListener('visibilitychange', look);
    };
  }, [router]);

  useEffect(() => {
    if (showing) return;
    busy.current = false;
    whenShown.current();
  }, [showing]);

  useEffect(() => {
    let events: EventSource;
    let poll: number | undefined;
    const listen = () => {
      events = new EventSource(`/api/events?${new URLSearchParams({ since })}`);
      events.addEventListener('change', () => changed.current());
      events.onopen = () => {
        window.clearInterval(poll);
        poll = undefined;
      };
      events.onerror = () => {
        poll ??= window.setInterval(lookAgain, pollEvery);
      };
    };
    // A browser comes back to a stream that was cut off, and never to one that was refused.
    const lookAgain = () => (events.readyState === EventSource.CLOSED ? listen() : changed.current());
    listen();
    return () => {
      events.close();
      window.clearInterval(poll);
    };
  }, [since]);
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
