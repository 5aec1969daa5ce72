'use client';

import { useSyncExternalStore } from 'react';

/** Sends with a form the time zone this browser is in. */
export function HomeTimeZone() {
  const zone = useSyncExternalStore(never, ownZone, unknown);
  return <input type="hidden" name="timeZone" value={zone} />;
}

const never = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
const unknown = () => '';
