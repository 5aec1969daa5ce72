'use client';

import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Keeps the place of the keyboard in a list whose entries leave it: when the focused row is gone, the focus moves to the row
 * that took its place. Returns the props of the list's body. `rows` changes whenever the list does.
 */
export function useKeptPlace(rows: unknown) {
  const body = useRef<HTMLTableSectionElement>(null);
  const last = useRef<{ readonly row: HTMLTableRowElement; readonly at: number }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list may lack the focused row
  useEffect(() => {
    if (!last.current || last.current.row.isConnected || document.activeElement !== document.body) return;
    const left = [...(body.current?.rows ?? [])];
    left[Math.min(last.current.at, left.length - 1)]?.focus();
  }, [rows]);
  return {
    ref: body,
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const row = target.closest('tr');
      if (row) last.current = { row, at: row.sectionRowIndex };
    },
  };
}
