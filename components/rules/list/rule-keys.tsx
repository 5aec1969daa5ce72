'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The keys of the rules: `/` search, `Esc` leave it, `n` a new rule. */
export function RuleKeys({ editable }: { editable: boolean }) {
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const search = document.querySelector<HTMLInputElement>('input[type=search]');
      if (event.key === 'Escape' && event.target === search) search?.blur();
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/' && search) search.focus();
      else if (event.key === 'n' && editable) router.push('/mapping/rules/new');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [router, editable]);
  return null;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, dialog *, [contenteditable] *');
