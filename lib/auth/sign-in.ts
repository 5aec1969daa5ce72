import 'server-only';
import { countFailure, forgetFailures, isLocked } from '@/lib/data/company/sign-in-locks';
import { userByAddress } from '@/lib/data/company/users';
import { signInInput } from '@/lib/domain/company/person';
import { passwordIsRight } from './passwords';

export type SignedIn = { readonly id: string; readonly name: string; readonly email: string };

/**
 * Checks an email address and a password. Returns null for a wrong password, an unknown address and a locked address,
 * without telling which. All cases do the same work, so that the response time reveals nothing either.
 */
export async function checkSignIn(given: unknown): Promise<SignedIn | null> {
  const parsed = signInInput.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const now = new Date();
  const locked = await isLocked(email, now);
  const user = await userByAddress(email);
  const right = await passwordIsRight(password, user?.passwordHash ?? null);
  if (!user || !right || locked) {
    await countFailure(email, now);
    return null;
  }
  await forgetFailures(email);
  return { id: user.id, name: user.name, email: user.email };
}
