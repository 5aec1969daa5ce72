'use client';

import { useEffect } from 'react';

/** If the browser returns here within this time, the page stays here. */
const minutesBetweenMoves = 1;
const storageKey = 'outlay-moved-at';

/**
 * Loads this page at Outlay's own origin when it was opened at another one, such as an IP address. Only the browser
 * knows at which address it opened the page, because a proxy may replace it. If the proxy leads back here, as with an
 * APP_URL that has http instead of https, the page stays.
 */
export function PublicAddress({ origin }: { origin: string }) {
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    if (window.location.origin !== origin && mayMove()) window.location.replace(`${origin}${pathname}${search}${hash}`);
  }, [origin]);
  return null;
}

function mayMove(): boolean {
  try {
    const movedAt = Number(sessionStorage.getItem(storageKey));
    if (Date.now() - movedAt < minutesBetweenMoves * 60_000) return false;
    sessionStorage.setItem(storageKey, String(Date.now()));
    return true;
  } catch {
    // The browser blocks storage. Without it, a loop cannot be detected.
    return false;
  }
}
