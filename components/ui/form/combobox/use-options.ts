'use client';

import { useEffect, useState } from 'react';
import { matchOptions, type Option } from '@/components/ui/form/option';
import { type OptionSource, optionsFor } from './source';

const debounceMs = 90;

type Options = readonly Option[] | 'searching' | 'failed';

/** Returns the options for the typed text. A running search leaves the previous results in place. */
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
