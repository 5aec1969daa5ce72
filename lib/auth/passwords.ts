import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** The cost of argon2id: 19 MiB of memory, two passes, parallelism one (OWASP Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

// The hash of a random password. For an unknown address, the given password is compared with it, so that this takes as
// long as for a known one.
let decoyHash: Promise<string> | undefined;

/** Whether the password is right. Takes the same time when `passwordHash` is null. */
export async function passwordIsRight(password: string, passwordHash: string | null): Promise<boolean> {
  decoyHash ??= hashPassword(crypto.randomUUID());
  const right = await verify(passwordHash ?? (await decoyHash), password.normalize('NFC'));
  return right && passwordHash !== null;
}
