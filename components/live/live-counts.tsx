'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { requestFrom } from '@/components/page/page-request';
import { useShownPage } from '@/components/page/shown-page';
import type { NavCounts } from '@/lib/domain/live/counts';
import { formatCount } from '@/lib/domain/number';

type Live = { readonly counts: NavCounts | null; readonly refresh: () => Promise<void> };
const Counts = createContext<Live>({ counts: null, refresh: async () => {} });

/** Holds the numbers of the navigation: `counts` as the page was rendered with them, or newer ones. */
export function LiveCounts({ counts, children }: { counts: NavCounts; children: ReactNode }) {
  const page = useShownPage();
  const [rendered, setRendered] = useState(counts);
  const [newer, setNewer] = useState<NavCounts | null>(null);
  // A refresh of the page brings numbers that are newer still.
  if (counts !== rendered) {
    setRendered(counts);
    setNewer(null);
  }
  const refresh = useCallback(async () => {
    const response = await requestFrom(page, '/api/counts').catch(() => null);
    if (response?.ok) setNewer((await response.json()) as NavCounts);
  }, [page]);
  const live = useMemo(() => ({ counts: newer ?? counts, refresh }), [newer, counts, refresh]);
  return <Counts value={live}>{children}</Counts>;
}

/** Returns the function that reads the numbers again. */
export const useCountsRefresh = () => useContext(Counts).refresh;

/** A number of the navigation: which of the counts it is, if it changes while the page is open, and its first value. */
type Counted = { readonly of?: keyof NavCounts | undefined; readonly first?: number | undefined };

function useCount({ of, first = 0 }: Counted): number {
  const { counts } = useContext(Counts);
  return (of && counts?.[of]) ?? first;
}

/** Renders its children only while the number is not 0. */
export const IfCounted = ({ children, ...counted }: Counted & { children: ReactNode }) =>
  useCount(counted) > 0 ? children : null;

/** Shows the number. */
export function LiveCount(counted: Counted) {
  const { locale } = useShownPage();
  return formatCount(useCount(counted), locale);
}
