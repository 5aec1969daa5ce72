'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { KeysDialog, type KeyWords } from '@/components/ui/action/keys-dialog';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

const keyWords: KeyWords = [
  ['J K', 'next and previous row'],
  ['Enter', 'confirm a suggestion, or open the movement of a matched row'],
  ['X', 'reject a suggestion, or select an open row'],
  ['?', 'show these keys'],
];

/** Handles the keyboard shortcuts of the list. Renders the button that shows them; `?` does too. */
export function ReconcileKeys() {
  const [asked, setAsked] = useState(false);
  useShortcuts({
    '?': () => setAsked(true),
    j: () => move(1),
    k: () => move(-1),
    Enter: () => onRow() && press('button[form=reconcile-confirm]', 'td:nth-child(2) a'),
    x: () => press('button[form=reconcile-reject]', 'input[type=checkbox]'),
  });
  return (
    <>
      <Button variant="plain" className="max-sm:hidden" onClick={() => setAsked(true)}>
        Keys <Kbd>?</Kbd>
      </Button>
      {asked && <KeysDialog ref={open} words={keyWords} onClose={() => setAsked(false)} />}
    </>
  );
}

const open = (dialog: HTMLDialogElement | null) => dialog?.showModal();

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('[data-list] tr')];
const currentRow = () => document.activeElement?.closest<HTMLTableRowElement>('[data-list] tr') ?? undefined;
/** Enter on a link or button of a row does what that element does. */
const onRow = (): boolean => document.activeElement instanceof HTMLTableRowElement;

function move(by: number): boolean {
  const all = rows();
  const current = currentRow();
  const at = current ? all.indexOf(current) : -1;
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return all.length > 0;
}

function press(...selectors: readonly string[]): boolean {
  const row = currentRow();
  const target = selectors.map((selector) => row?.querySelector<HTMLElement>(selector)).find(Boolean);
  target?.click();
  return Boolean(target);
}
