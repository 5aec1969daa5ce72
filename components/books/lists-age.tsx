'use client';

import { useActionState } from 'react';
import { State } from '@/components/ui/feedback/state';
import { refreshLists } from '@/lib/actions/connection';
import { idle } from '@/lib/actions/result';
import { readingWords } from './reading-words';

/**
 * "Lists read 12 min ago · Read again", and while they are read how many of them Codat has. The page around it shows it
 * anew by itself (LiveRefresh). `age` is made on the server, so that both agree.
 */
export function ListsAge({
  reading,
  read,
  age,
  mayConnect,
}: {
  /** Whether they are being read now. */
  reading: boolean;
  /** How many of them were read until now, where that is known. */
  read: number | null;
  /** "12 min ago"; null before the first reading. */
  age: string | null;
  mayConnect: boolean;
}) {
  const [state, send, pending] = useActionState(refreshLists, idle);
  if (reading || pending)
    return (
      <span role="status">
        <State tone="info" busy>
          {readingWords(pending ? null : read)}
        </State>
      </span>
    );
  return (
    <form action={send} className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span role="status">{age === null ? 'Lists not read yet' : `Lists read ${age}`}</span>
      {mayConnect && (
        <>
          <span aria-hidden="true">·</span>
          <button type="submit" className="font-medium text-accent hover:underline">
            Read again
          </button>
        </>
      )}
      {state.state === 'refused' && (
        <span role="alert" className="basis-full text-bad">
          {state.message}
        </span>
      )}
    </form>
  );
}
