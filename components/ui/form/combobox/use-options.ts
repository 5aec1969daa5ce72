'use client';

import { useEffect, useState } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { matchOptions, type Option } from '@/components/ui/form/option';
import { type OptionSource, optionsFor } from './source';

const debounceMs = 90;

type Options = readonly Option[] | 'searching' | 'failed';
type Searched = { readonly typed: string | undefined; readonly options: Options };

/**
 * Returns the options that match the typed text. While a search is running, the previous results stay and `isCurrent`
 * is false. 'searching' is returned only before the first result.
 */
export function useOptions(source: OptionSource, typed: string): { options: Options; isCurrent: boolean } {
  const page = useShownPage();
  const [searched, setSearched] = useState<Searched>({ typed: undefined, options: 'searching' });

  useEffect(() => {
    if (source.kind === 'list') return;
    const abort = new AbortController();
    const search = async () => {
      try {
        setSearched({ typed, options: await optionsFor(page, source, typed, abort.signal) });
      } catch {
        if (!abort.signal.aborted) setSearched({ typed, options: 'failed' });
      }
    };
    const timer = window.setTimeout(search, typed === '' ? 0 : debounceMs);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [page, source, typed]);

  if (source.kind === 'list') return { options: matchOptions(source.options, typed), isCurrent: true };
  return { options: searched.options, isCurrent: searched.typed === typed };
}
