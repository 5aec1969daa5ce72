'use client';

import { useState } from 'react';
import { usePageRouter } from '@/components/page/use-page-router';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { KeysDialog, type KeyWords } from '@/components/ui/action/keys-dialog';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

const syncKey = 'S';

/** The keyboard shortcuts of the list, as the help shows them. A person who may not sync has no use for that key. */
const keyWords: KeyWords = [
  ['J K', 'next and previous row'],
  ['Enter', 'open it'],
  ['X', 'select it'],
  [syncKey, 'sync it'],
  ['N', 'new expense'],
  ['/', 'search'],
  ['Esc', 'leave the search'],
  ['?', 'show these keys'],
];

/** Handles the keyboard shortcuts of the list. Renders the button that shows them; `?` does too. */
export function ListKeys({ maySync }: { maySync: boolean }) {
  const router = usePageRouter();
  const [asked, setAsked] = useState(false);
  useShortcuts({
    '?': () => setAsked(true),
    j: () => move(1),
    k: () => move(-1),
    x: () => press('input[type=checkbox]'),
    s: () => press('button:not([type=button])'),
    n: () => router.push('/expenses/new'),
  });
  return (
    <>
      <Button variant="plain" className="ml-auto max-sm:hidden" onClick={() => setAsked(true)}>
        Keys <Kbd>?</Kbd>
      </Button>
      {asked && (
        <KeysDialog
          ref={open}
          words={keyWords.filter(([key]) => maySync || key !== syncKey)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

const open = (dialog: HTMLDialogElement | null) => dialog?.showModal();

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
