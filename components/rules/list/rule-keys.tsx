'use client';

import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/** The keyboard shortcuts of the list of rules: `/` search, `Esc` leave the search, `n` new rule. */
export function RuleKeys({ editable }: { editable: boolean }) {
  const router = useRouter();
  useShortcuts({ n: () => editable && router.push('/mapping/rules/new') });
  return null;
}
