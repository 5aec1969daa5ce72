'use client';

import { usePageRouter } from '@/components/page/use-page-router';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/** The keyboard shortcuts of the list of rules: `/` search, `Esc` leave the search, `n` new rule. */
export function RuleKeys({ editable }: { editable: boolean }) {
  const router = usePageRouter();
  useShortcuts({ n: () => editable && router.push('/mapping/rules/new') });
  return null;
}
