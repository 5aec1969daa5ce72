'use client';

import { useEffect, useEffectEvent } from 'react';
import type { KeyWords } from '@/components/ui/action/keys-dialog';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/** The actions of the keyboard shortcuts in a mapping table. `id` is the id of the row with the focus. */
type KeyActions = {
  readonly selectRow: (id: string) => void;
  readonly accept: (id: string) => void;
  readonly acceptAll: () => void;
  readonly save: () => void;
  readonly clear: () => void;
  readonly help: () => void;
};

/** The keyboard shortcuts and what they do, as the help shows them. */
export const keyWords: KeyWords = [
  ['↓ ↑ or J K', 'next and previous category'],
  ['→ ←', 'next and previous column'],
  ['Enter or Space', 'open the choice'],
  ['0–9', 'open the choice by a code'],
  ['Esc', 'close the choice, or clear the selection'],
  ['A', 'accept the suggestion and go on to the next'],
  ['Shift A', 'accept all suggestions that are sure enough'],
  ['X', 'select the category'],
  ['Ctrl S or ⌘ S', 'save'],
  ['/', 'search the categories'],
  ['?', 'show these keys'],
];

/**
 * Handles the keyboard shortcuts of a mapping table. While the focus is in a text field, a list or a dialog, only
 * Ctrl+S works.
 */
export function useKeys({ selectRow, accept, acceptAll, save, clear, help }: Partial<KeyActions>): void {
  const inRow = (by: number) => currentRow() !== null && moveRow(by);
  useShortcuts({
    j: () => moveRow(1),
    k: () => moveRow(-1),
    ArrowDown: () => inRow(1),
    ArrowUp: () => inRow(-1),
    ArrowRight: () => moveCell(1),
    ArrowLeft: () => moveCell(-1),
    x: () => onRow(selectRow),
    a: () => onRow(accept) && moveRow(1),
    ...(acceptAll && { A: acceptAll }),
    ...(clear && { Escape: clear }),
    ...(help && { '?': help }),
  });
  const saveByKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    save?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => saveByKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function onRow(action: ((id: string) => void) | undefined): boolean {
  const row = currentRow();
  if (row) action?.(row.dataset.mappingRow ?? '');
  return row !== null;
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-mapping-row]')];
const cellsOf = (row: Element | undefined) =>
  [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(isSeen);
const currentRow = () => document.activeElement?.closest<HTMLElement>('[data-mapping-row]') ?? null;
const isSeen = (element: HTMLElement) => element.getClientRects().length > 0;

function moveRow(by: number): boolean {
  const all = rows();
  const current = currentRow();
  const at = current ? all.indexOf(current) : -1;
  const column = current
    ? Math.max(
        cellsOf(current).findIndex((cell) => cell.isSameNode(document.activeElement)),
        0,
      )
    : 0;
  const cells = cellsOf(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  cells[Math.min(column, cells.length - 1)]?.focus();
  return all.length > 0;
}

function moveCell(by: number): boolean {
  const cells = cellsOf(currentRow() ?? undefined);
  const at = cells.findIndex((cell) => cell.isSameNode(document.activeElement));
  if (at < 0) return false;
  cells[Math.min(Math.max(at + by, 0), cells.length - 1)]?.focus();
  return true;
}
