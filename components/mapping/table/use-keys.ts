'use client';

import { useEffect, useEffectEvent } from 'react';

/** What the keys of a mapping table do. The id is that of the focused row. */
type KeyActions = {
  readonly selectRow: (id: string) => void;
  readonly accept: (id: string) => void;
  readonly acceptAll: () => void;
  readonly save: () => void;
  readonly clear: () => void;
  readonly help: () => void;
};

/** The keys and what they do, for the help. */
export const keyWords: readonly (readonly [keys: string, does: string])[] = [
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

/** Handles the keys of a mapping table, unless the focus is in a text field, a list or a dialog. */
export function useKeys(actions: Partial<KeyActions>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      actions.save?.();
      return;
    }
    if (event.key === 'Escape' && isSearch(event.target)) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isElsewhere(event.target)) return;
    if (act(event.key, actions)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function act(key: string, actions: Partial<KeyActions>): boolean {
  const row = currentRow();
  switch (key) {
    case 'j':
      return moveRow(1);
    case 'k':
      return moveRow(-1);
    case 'ArrowDown':
      return row !== null && moveRow(1);
    case 'ArrowUp':
      return row !== null && moveRow(-1);
    case 'ArrowRight':
      return moveCell(1);
    case 'ArrowLeft':
      return moveCell(-1);
    case 'x':
      return row !== null && did(() => actions.selectRow?.(idOf(row)));
    case 'a':
      return row !== null && did(() => actions.accept?.(idOf(row))) && moveRow(1);
    case 'A':
      return did(actions.acceptAll);
    case 'Escape':
      return did(actions.clear);
    case '?':
      return did(actions.help);
    case '/': {
      const search = document.querySelector<HTMLInputElement>('input[type=search]');
      search?.focus();
      return search !== null;
    }
    default:
      return false;
  }
}

/** Runs the action; false when the table has none for the key. */
const did = (action: (() => void) | undefined): boolean => {
  action?.();
  return action !== undefined;
};

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-mapping-row]')];
const cellsOf = (row: Element | undefined) =>
  [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(isSeen);
const currentRow = () => document.activeElement?.closest<HTMLElement>('[data-mapping-row]') ?? null;
const idOf = (row: HTMLElement) => row.dataset.mappingRow ?? '';
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

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'search';

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, select, dialog *, [popover] *') ||
    document.querySelector('dialog[open]') !== null);
