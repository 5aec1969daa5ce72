import 'server-only';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import type { StaffRole } from '@/lib/domain/company/role';

export type Credentials = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
};

/** Returns the person with this email address, or null. */
export const userByAddress = (address: string): Promise<Credentials | null> =>
  inScope({ address }, (tx) =>
    tx.user.findUnique({
      where: { email: address },
      select: { id: true, name: true, email: true, passwordHash: true },
    }),
  );

/** Adds a person. Returns false if another person has the email address. */
export async function addUser(
  tx: Tx,
  user: { id: string; email: string; name: string; passwordHash: string | null },
): Promise<void> {
  await tx.user.create({ data: user, select: { id: true } });
}

export const addressIsTaken = isTaken;

/** Returns the staff role of a person; null for customers. */
export const staffRoleOf = (userId: string): Promise<StaffRole | null> =>
  inScope({ userId }, (tx) => tx.staff.findUnique({ where: { userId }, select: { role: true } })).then(
    (row) => row?.role ?? null,
  );

export const changePassword = (userId: string, passwordHash: string): Promise<unknown> =>
  inScope({ userId }, (tx) => tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } }));
