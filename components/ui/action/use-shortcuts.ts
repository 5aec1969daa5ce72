'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Handles single keys of a page, unless the focus is in a text field, a list or a dialog. `/` focuses the page's search
 * field, and Escape leaves it. A handler returns false to leave the key to the browser.
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
