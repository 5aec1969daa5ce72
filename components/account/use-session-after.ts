'use client';

import { type RefObject, useEffect, useState } from 'react';
import { openSession } from './open-session';

/**
 * Signs a person in with the password they have just chosen, once their account is made, and goes to `callbackUrl`.
 * Answers what stood in the way; undefined while there is nothing to say.
 */
export function useSessionAfter(
  email: string | undefined,
  form: RefObject<HTMLFormElement | null>,
  callbackUrl: string,
): string | undefined {
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    if (email === undefined || !form.current) return;
    const password = String(new FormData(form.current).get('password') ?? '');
    openSession({ email, password, callbackUrl }).then((message) => setTrouble(message ?? undefined));
  }, [email, form, callbackUrl]);
  return trouble;
}
