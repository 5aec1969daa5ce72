'use client';

import { usePageRouter } from '@/components/page/use-page-router';
import { useShortcuts } from '@/components/ui/action/use-shortcuts';

/** The keyboard shortcut of a payment: `r` records a refund of it. */
export function RefundKeys({ href }: { href: string }) {
  const router = usePageRouter();
  useShortcuts({ r: () => router.push(href) });
  return null;
}
