'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Handles the single-key shortcuts of a page. It ignores keys while the focus is in a text field, a list or a dialog.
 * On every page, `/` moves the focus to the search field, and Escape leaves that field. A handler that returns false
 * leaves the key to the browser.
 */
export function useShortcuts(keys: Readonly<Record<string, () => unknown>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const search = document.querySelector<HTMLInputElement>('input[type=search]');
    if (event.key === 'Escape' && event.target === search) search?.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const run = event.key === '/' && search ? () => search.focus() : keys[event.key];
    if (run && run() !== false) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, select, dialog *, [popover] *') ||
    document.querySelector('dialog[open]') !== null);
