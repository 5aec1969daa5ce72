'use client';

import { useEffect, useState } from 'react';
import { matchOptions, type Option } from '@/components/ui/form/option';
import { optionsFor, type PickSource } from './source';

const pause = 90;

/** What there is to choose for what was typed so far. A search shows what it found last until it has found anew. */
export function useOptions(source: PickSource, typed: string): readonly Option[] | 'searching' | 'lost' {
  const [searched, setSearched] = useState<readonly Option[] | 'searching' | 'lost'>('searching');

  useEffect(() => {
    if (source.kind === 'list') return;
    const stop = new AbortController();
    const search = async () => {
      try {
        setSearched(await optionsFor(source, typed, stop.signal));
      } catch {
        if (!stop.signal.aborted) setSearched('lost');
      }
    };
    const timer = window.setTimeout(search, typed === '' ? 0 : pause);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [source, typed]);

  return source.kind === 'list' ? matchOptions(source.options, typed) : searched;
}
