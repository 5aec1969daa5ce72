'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { State } from '@/components/ui/feedback/state';
import { refreshLists } from '@/lib/actions/connection';
import { readingWords } from './reading-words';

/**
 * "Lists read 12 min ago · Read again"; while the lists are being read, the progress. LiveRefresh refreshes the page
 * that contains it. The server formats `age`, so that server and browser render the same text.
 */
export function ListsAge({
  reading,
  read,
  age,
  mayConnect,
}: {
  /** Whether the lists are being read now. */
  reading: boolean;
  /** The number of lists read so far; null when unknown. */
  read: number | null;
  /** "12 min ago"; null when the lists were never read. */
  age: string | null;
  mayConnect: boolean;
}) {
  const { state, pending, formProps } = useAction(refreshLists);
  if (reading || pending)
    return (
      <span role="status">
        <State tone="info" busy>
          {readingWords(pending ? null : read)}
        </State>
      </span>
    );
  return (
    <form {...formProps} className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span role="status">{age === null ? 'Lists not read yet' : `Lists read ${age}`}</span>
      {mayConnect && (
        <>
          <span aria-hidden="true">·</span>
          <button type="submit" className="font-medium text-accent hover:underline max-sm:-my-3 max-sm:py-3">
            Read again
          </button>
        </>
      )}
      <RefusalNotice state={state} className="basis-full" />
    </form>
  );
}
