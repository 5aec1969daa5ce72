'use server';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { sessionCookieNames } from '@/lib/auth/session-cookie';
import { currentPerson } from '@/lib/auth/viewer';
import { endOtherSessions, endSession } from '@/lib/data/company/sessions';
import { openAction, personAction } from './wrapper';

/** Ends one of the person's own sessions; that browser is signed out with its next request. */
export const endOneSession = personAction(z.object({ id: z.uuid() }), async (person, { id }) => {
  await endSession(person.userId, id);
  revalidatePath('/settings/sessions');
});

export const endAllOtherSessions = personAction(z.object({}), async (person) => {
  await endOtherSessions(person.userId, person.sessionId);
  revalidatePath('/settings/sessions');
});

/** Ends this session and forgets it in this browser. Works before any script runs, and when it has ended already. */
export const signOut = openAction(z.object({}), async () => {
  const person = await currentPerson();
  if (person) await endSession(person.userId, person.sessionId);
  const kept = await cookies();
  // A browser lets go of a __Secure- cookie only when told so securely.
  for (const name of sessionCookieNames(kept.getAll()))
    kept.delete({ name, path: '/', secure: name.startsWith('__Secure-') });
  redirect('/sign-in');
});
