'use client';

import { lazy, Suspense } from 'react';

const Bar = lazy(() => import('./claim-selection-bar'));

/** Decisions about the selected claims. Only the list of claims that wait for approval loads them. */
export const ClaimSelection = () => (
  <Suspense>
    <Bar />
  </Suspense>
);
