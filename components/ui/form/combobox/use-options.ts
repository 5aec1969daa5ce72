'use client';

import { useEffect, useState } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import type { FoundOptions } from './first-options';
import { knownOptions, type OptionSource, searchOptions } from './source';

const debounceMs = 90;

type Found = FoundOptions | 'searching' | 'failed';
type Searched = { readonly typed: string | undefined; readonly found: Found };

/**
 * Returns the options that match the typed text. While a search is running, the previous results stay and `isCurrent`
 * is false. 'searching' is returned only before the first result.
 */
export function useOptions(source: OptionSource, typed: string): { found: Found; isCurrent: boolean } {
  const page = useShownPage();
  const [searched, setSearched] = useState<Searched>({ typed: undefined, found: 'searching' });
  const known = knownOptions(page, source, typed);
  const isKnown = known !== undefined;
  // A source is written where it is used, so each render has another object with the same content.
  const key = source.kind === 'list' ? 'list' : JSON.stringify(source);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the content of the source counts
  useEffect(() => {
    if (source.kind === 'list' || isKnown) return;
    const abort = new AbortController();
    const search = async () => {
      try {
        setSearched({ typed, found: await searchOptions(page, source, typed, abort.signal) });
      } catch {
        if (!abort.signal.aborted) setSearched({ typed, found: 'failed' });
      }
    };
    const timer = window.setTimeout(search, typed === '' ? 0 : debounceMs);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [page, key, typed, isKnown]);

  if (known) return { found: known, isCurrent: true };
  return { found: searched.found, isCurrent: searched.typed === typed };
}
