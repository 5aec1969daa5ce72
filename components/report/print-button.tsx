'use client';

import { useHydrated } from '@/components/page/use-hydrated';
import { Button } from '@/components/ui/action/button';

/** Opens the browser's dialog to print the page. Without script, the browser's own menu prints it. */
export function PrintButton() {
  const isReady = useHydrated();
  if (!isReady) return null;
  return (
    <Button onClick={() => window.print()} className="max-sm:hidden">
      Print
    </Button>
  );
}
