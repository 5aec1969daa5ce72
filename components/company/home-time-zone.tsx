'use client';

import { useSyncExternalStore } from 'react';

/** A hidden field that posts the browser's time zone with a form. */
export function HomeTimeZone() {
  const zone = useSyncExternalStore(never, ownZone, unknown);
  return <input type="hidden" name="timeZone" value={zone} />;
}

const never = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
const unknown = () => '';
