'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Opens the page of a link without loading the document again, unless the link has `data-reload`, and closes the open
 * menus. One handler serves all links of the document: next/link would be a client component with effects of its own for each of them. The
 * browser follows the link itself when a key is held, and before this handler runs.
 */
export function FollowLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link =
        event.target instanceof Element
          ? event.target.closest<HTMLAnchorElement>(`a[href^="/"]:not([data-reload], [download], [target])`)
          : null;
      if (!link || event.defaultPrevented || opensElsewhere(event)) return;
      event.preventDefault();
      for (const menu of document.querySelectorAll<HTMLElement>(':popover-open')) menu.hidePopover();
      router.push(`${link.pathname}${link.search}${link.hash}` as Route);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return null;
}

/** Whether the click opens a tab or a window, or saves the page. */
const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
