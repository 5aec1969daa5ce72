'use client';

import { lazy, Suspense, useState } from 'react';
import { useSelection } from '@/components/expense/list/use-selection';

const Bar = lazy(() => import('./claim-selection-bar'));

/**
 * Decisions about the selected claims. They are loaded with the first selection, and stay after it to say what was decided. The
 * selection itself is read here: what is ticked while they load must not be lost.
 */
export function ClaimSelection() {
  const selection = useSelection();
  const [isUsed, setUsed] = useState(false);
  if (selection.ids.length > 0 && !isUsed) setUsed(true);
  return (
    isUsed && (
      <Suspense>
        <Bar {...selection} />
      </Suspense>
    )
  );
}
