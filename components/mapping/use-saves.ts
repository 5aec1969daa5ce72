'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type ActionState, idle } from '@/lib/actions/result';

/** What became of the last change of one row. */
export type Save =
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly version: number }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

type SaveAction = (
  before: ActionState<{ version: number }>,
  form: FormData,
) => Promise<ActionState<{ version: number }>>;

/**
 * Saves the rows of a mapping one after the other, each upon the version the one before has made. A change that was
 * refused as a whole, because somebody else made one, shows the mapping as it is now.
 */
export function useSaves(version: number) {
  const router = useRouter();
  const newest = useRef(version);
  const last = useRef<Promise<void>>(Promise.resolve());
  const [saves, setSaves] = useState<Readonly<Record<string, Save>>>({});

  useEffect(() => {
    newest.current = Math.max(newest.current, version);
  }, [version]);

  const note = (key: string, save: Save) => setSaves((known) => ({ ...known, [key]: save }));

  const send = async (key: string, action: SaveAction, form: FormData) => {
    form.set('version', String(newest.current));
    const answer = await action(idle, form).catch(() => unreachable);
    if (answer.state === 'done') {
      newest.current = answer.value.version;
      note(key, { state: 'saved', version: answer.value.version });
    }
    if (answer.state === 'refused') {
      note(key, answer);
      if (Object.keys(answer.fields).length === 0) router.refresh();
    }
  };

  const save = (key: string, action: SaveAction, form: FormData) => {
    note(key, { state: 'saving' });
    last.current = last.current.then(() => send(key, action, form));
  };

  return { saves, save };
}

const unreachable = {
  state: 'refused',
  message: 'Outlay could not be reached, so this was not saved. Check your connection and choose again.',
  fields: {},
} as const;

/** Whether what a person chose in a row is what is shown: until the page shows it itself, or it was refused as a whole. */
export function isDraft(save: Save | undefined, version: number): boolean {
  switch (save?.state) {
    case undefined:
      return false;
    case 'saving':
      return true;
    case 'saved':
      return save.version > version;
    case 'refused':
      return Object.keys(save.fields).length > 0;
  }
}
