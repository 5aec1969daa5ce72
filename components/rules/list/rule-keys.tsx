'use client';

import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/** The keys of the rules: `/` search, `Esc` leave it, `n` a new rule. */
export function RuleKeys({ editable }: { editable: boolean }) {
  const router = useRouter();
  useShortcuts({ n: () => editable && router.push('/mapping/rules/new') });
  return null;
}
