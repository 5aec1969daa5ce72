'use client';

import { useEffect } from 'react';
import { buttonClass } from '@/components/ui/action/button-class';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/result';

type Prepared = ActionState<{ url: string }>;

/** Opens the consent page once its address is known. Answers whether it is on its way. */
export function useConsentPage(state: Prepared): boolean {
  const url = state.state === 'done' ? state.value.url : undefined;
  useEffect(() => {
    if (url) window.location.assign(url);
  }, [url]);
  return url !== undefined;
}

/** The way to the consent page for a browser that runs no script. */
export function ConsentPage({ state }: { state: Prepared }) {
  if (state.state !== 'done') return null;
  return (
    <noscript>
      <Notice tone="info" title="One more step">
        <a href={state.value.url} className={buttonClass('primary', 'md', 'mt-2')}>
          Give access
        </a>
      </Notice>
    </noscript>
  );
}
