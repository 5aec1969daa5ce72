import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane (OWASP password storage). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

// Compared against when nobody has the address, so that a wrong address takes as long as a wrong password.
let nobody: Promise<string> | undefined;

/** Whether the password is right. Takes the same time when there is none to compare with. */
export async function passwordIsRight(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const right = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return right && passwordHash !== null;
}
