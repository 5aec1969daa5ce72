'use client';

import { type MouseEvent, useState } from 'react';

/**
 * Returns the row whose link was clicked, and a click handler for the element around all rows. A list has one dialog for
 * its rows, not one in each. `hrefOf` is the address of the row's link, where a browser without script shows what the
 * dialog shows. The row is undefined until a link is clicked, and again after `close`.
 */
export function useAskedRow<Row>(rows: readonly Row[], hrefOf: (row: Row) => string) {
  const [asked, setAsked] = useState<Row>();
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : null;
    const row = rows.find((each) => hrefOf(each) === href);
    if (row === undefined) return;
    event.preventDefault();
    setAsked(row);
  };
  return { asked, onClick, close: () => setAsked(undefined) };
}
