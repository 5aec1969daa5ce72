'use client';

import { useEffect, useState } from 'react';
import { measureMapping } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';
import type { MappingDraft } from '@/lib/domain/mapping/draft';
import type { Impact } from '@/lib/domain/mapping/impact';
import { formOf } from './use-draft';

const pause = 200;

/** What saving the draft would do to expenses, counted by the server shortly after each choice. */
export function useImpact(version: number, draft: MappingDraft, changes: number): Impact | 'counting' | 'unknown' {
  const [counted, setCounted] = useState<{ of: string; impact: Impact | 'unknown' }>();
  const asked = JSON.stringify([version, draft]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the version and the draft
  useEffect(() => {
    if (changes === 0) return;
    const timer = window.setTimeout(async () => {
      const answer = await measureMapping(idle, formOf(version, draft)).catch(() => undefined);
      setCounted({ of: asked, impact: answer?.state === 'done' ? answer.value : 'unknown' });
    }, pause);
    return () => window.clearTimeout(timer);
  }, [asked, changes]);

  return counted?.of === asked ? counted.impact : 'counting';
}
