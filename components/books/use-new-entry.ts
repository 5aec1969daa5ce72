'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';

const read = z.object({
  state: z.enum(['waiting', 'pending', 'success', 'failed']),
  ref: z.string().nullable(),
  message: z.string().nullable(),
});
type Seen = z.infer<typeof read>;

const beginning: Seen = { state: 'waiting', ref: null, message: null };
const lookEveryMs = 700;

/** How far an entry has come, looked at again and again until it is settled. The question is no part of the page, which refreshes by itself. */
export function useNewEntry(id: string | undefined): Seen {
  const [seen, setSeen] = useState<{ readonly id: string; readonly entry: Seen }>();
  useEffect(() => {
    if (id === undefined) return;
    let timer: number | undefined;
    let over = false;
    const look = async () => {
      const entry = await ask(id);
      if (over) return;
      if (entry) setSeen({ id, entry });
      if (entry?.state !== 'success' && entry?.state !== 'failed') timer = window.setTimeout(look, lookEveryMs);
    };
    look();
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [id]);
  return seen && seen.id === id ? seen.entry : beginning;
}

/** Null when nobody answered: it is asked again. */
async function ask(id: string): Promise<Seen | null> {
  try {
    const answer = await fetch(`/api/new-entries/${id}`);
    return answer.ok ? read.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
