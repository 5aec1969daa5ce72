'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import { type ShownPage, useShownPage } from '@/components/page/shown-page';

const progress = z.object({
  state: z.enum(['waiting', 'pending', 'success', 'failed']),
  ref: z.string().nullable(),
  message: z.string().nullable(),
  /** Until when Outlay looks for it, in words, while Codat does not say whether it was created. */
  unconfirmed: z.string().nullable(),
});
type Progress = z.infer<typeof progress>;

const start: Progress = { state: 'waiting', ref: null, message: null, unconfirmed: null };
const pollEveryMs = 700;

/**
 * Polls the progress of a new entry until it is created or refused. LiveRefresh cannot report it, because it refreshes
 * pages but not an open dialog.
 */
export function useNewEntry(id: string | undefined): Progress {
  const page = useShownPage();
  const [seen, setSeen] = useState<{ readonly id: string; readonly entry: Progress }>();
  useEffect(() => {
    if (id === undefined) return;
    let timer: number | undefined;
    let stopped = false;
    const poll = async () => {
      const entry = await read(page, id);
      if (stopped) return;
      if (entry) setSeen({ id, entry });
      if (entry?.state !== 'success' && entry?.state !== 'failed') timer = window.setTimeout(poll, pollEveryMs);
    };
    poll();
    return () => {
      stopped = true;
      window.clearTimeout(timer);
    };
  }, [page, id]);
  return seen && seen.id === id ? seen.entry : start;
}

/** Returns the progress of the entry; null when the request fails, and the next poll tries again. */
async function read(page: ShownPage, id: string): Promise<Progress | null> {
  try {
    const response = await requestFrom(page, `/api/new-entries/${id}`);
    return response.ok ? progress.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
