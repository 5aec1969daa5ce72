'use client';

import { useState } from 'react';

/** Returns the set with the id added or removed. */
export function withId<Id>(ids: ReadonlySet<Id>, id: Id, isIn: boolean): ReadonlySet<Id> {
  const next = new Set(ids);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}

/** A set of ids in the state of a component: the selected rows, the open ones. */
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
