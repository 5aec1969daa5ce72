'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The keys of the list: `/` search, `Esc` leave it, `j` `k` move, `x` select, `Enter` open, `s` sync, `n` new. */
export function ListKeys() {
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isSearch(event.target)) event.target.blur();
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const handled = keys[event.key]?.(() => router.push('/expenses/new'));
      if (handled) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [router]);
  return null;
}

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('[data-list] tr')];
const linkOf = (row: Element | undefined) => row?.querySelector<HTMLAnchorElement>('a');
const currentRow = () => document.activeElement?.closest('[data-list] tr') ?? undefined;

function move(by: number): boolean {
  const all = rows();
  const current = currentRow();
  const at = current ? all.findIndex((row) => row.isSameNode(current)) : -1;
  linkOf(all[Math.min(all.length - 1, Math.max(0, at + by))])?.focus();
  return all.length > 0;
}

function press(selector: string): boolean {
  const target = currentRow()?.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null && target !== undefined;
}

const keys: Readonly<Record<string, (openNew: () => void) => boolean>> = {
  j: () => move(1),
  k: () => move(-1),
  x: () => press('input[type=checkbox]'),
  s: () => press('button[type=submit]'),
  n: (openNew) => {
    openNew();
    return true;
  },
  '/': () => {
    const search = document.querySelector<HTMLInputElement>('input[type=search]');
    search?.focus();
    return search !== null;
  },
};

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'search';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches('input, textarea, select, dialog *') && !target.matches('[type=checkbox]')));
