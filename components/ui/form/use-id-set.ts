'use client';

import { useState } from 'react';

/** Returns a copy of the set, with the id added (`isIn`) or removed. */
export function withId<Id>(ids: ReadonlySet<Id>, id: Id, isIn: boolean): ReadonlySet<Id> {
  const next = new Set(ids);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}

/** A React state that holds a set of ids, such as those of the selected rows. */
export function useIdSet() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    has: (id: string) => ids.has(id),
    toggle: (id: string, isIn = !ids.has(id)) => setIds(withId(ids, id, isIn)),
    replace: (next: Iterable<string>) => setIds(new Set(next)),
  };
}

export type IdSet = ReturnType<typeof useIdSet>;
