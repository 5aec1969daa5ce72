'use client';

import { usePageRouter } from '@/components/page/use-page-router';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/**
 * The keyboard shortcuts of the list: `/` search, `Esc` leave the search, `j` and `k` move down and up, `x` select,
 * `Enter` open, `s` sync, `n` new expense.
 */
export function ListKeys() {
  const router = usePageRouter();
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => press('input[type=checkbox]'),
    s: () => press('button:not([type=button])'),
    n: () => router.push('/expenses/new'),
  });
  return null;
}

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('[data-list] tr')];
const currentRow = () => document.activeElement?.closest('[data-list] tr') ?? undefined;

function move(by: number): boolean {
  const all = rows();
  const current = currentRow();
  const at = current ? all.findIndex((row) => row.isSameNode(current)) : -1;
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.querySelector<HTMLAnchorElement>('a')?.focus();
  return all.length > 0;
}

function press(selector: string): boolean {
  const target = currentRow()?.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null && target !== undefined;
}
