'use client';

import { useCallback } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { callAction, type FormAction, type FormValues } from './call-action';

/** Returns a function that calls a server action for the current page. See `callAction`. */
export function useCallAction() {
  const { identity } = useShownPage();
  return useCallback(
    <T>(action: FormAction<T>, values: FormValues | FormData) => callAction(identity, action, values),
    [identity],
  );
}
