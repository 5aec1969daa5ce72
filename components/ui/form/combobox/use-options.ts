'use client';

import { useEffect, useState } from 'react';
import { matchOptions, type Option } from '@/components/ui/form/option';
import { type OptionSource, optionsFor } from './source';

const debounceMs = 90;

type Options = readonly Option[] | 'searching' | 'failed';

/**
 * Returns the options that match the typed text. While a search is running, the previous results stay. 'searching' is
 * returned only before the first result.
 */
export function useOptions(source: OptionSource, typed: string): Options {
  const [searched, setSearched] = useState<Options>('searching');

  useEffect(() => {
    if (source.kind === 'list') return;
    const abort = new AbortController();
    const search = async () => {
      try {
        setSearched(await optionsFor(source, typed, abort.signal));
      } catch {
        if (!abort.signal.aborted) setSearched('failed');
      }
    };
    const timer = window.setTimeout(search, typed === '' ? 0 : debounceMs);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [source, typed]);

  return source.kind === 'list' ? matchOptions(source.options, typed) : searched;
}
