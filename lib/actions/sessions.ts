'use server';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { sessionCookieNames } from '@/lib/auth/cookies';
import { currentPerson } from '@/lib/auth/viewer';
import { endOtherSessions, endSession } from '@/lib/data/company/sessions';
import { refreshPages } from './refresh-pages';
import { personAction, publicAction } from './wrapper';

/** Ends one session of the person. The browser of that session is signed out at its next request. */
export const endOneSession = personAction(z.object({ id: z.uuid() }), async (person, { id }) => {
  await endSession(person.userId, id);
  refreshPages();
});

export const endAllOtherSessions = personAction(z.object({}), async (person) => {
  await endOtherSessions(person.userId, person.sessionId);
  refreshPages();
});

/** Ends the current session and deletes its cookies. Idempotent. */
export const signOut = publicAction(z.object({}), async () => {
  const person = await currentPerson();
  if (person) await endSession(person.userId, person.sessionId);
  const jar = await cookies();
  // A browser deletes a cookie whose name starts with __Host- or __Secure- only when the response sets `secure`.
  for (const name of sessionCookieNames(jar.getAll())) jar.delete({ name, path: '/', secure: name.startsWith('__') });
  redirect('/sign-in');
});
