'use client';

import { useEffect, useState } from 'react';
import { useCallAction } from '@/components/form/use-call-action';
import { previewMapping } from '@/lib/actions/mapping';
import type { MappingDraft } from '@/lib/domain/mapping/draft';
import type { Impact } from '@/lib/domain/mapping/impact';
import { draftFields } from './draft';

const debounceMs = 200;

/** While a worker counts many expenses, the server is asked again after this time. */
const askAgainMs = 1_500;

/**
 * Returns how saving the draft would affect expenses. The server counts them shortly after each choice; 'counting'
 * until it has, 'unknown' when the request fails. Many expenses are counted by a worker.
 */
export function useImpact(version: number, draft: MappingDraft, changes: number): Impact | 'counting' | 'unknown' {
  const callAction = useCallAction();
  const [counted, setCounted] = useState<{ of: string; impact: Impact | 'unknown' }>();
  const key = JSON.stringify([version, draft]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the version and the draft
  useEffect(() => {
    if (changes === 0) return;
    let timer = window.setTimeout(ask, debounceMs);
    let isOver = false;
    async function ask() {
      const answer = await callAction(previewMapping, draftFields(version, draft)).catch(() => undefined);
      if (isOver) return;
      if (answer?.state !== 'done') setCounted({ of: key, impact: 'unknown' });
      else if (answer.value.state === 'counted') setCounted({ of: key, impact: answer.value.impact });
      else timer = window.setTimeout(ask, askAgainMs);
    }
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [key, changes]);

  return counted?.of === key ? counted.impact : 'counting';
}
