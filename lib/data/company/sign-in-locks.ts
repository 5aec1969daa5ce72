import 'server-only';
import { inScope } from '@/lib/data/db';

export const failuresBeforeLock = 10;
const lockMinutes = 15;
const forgetMinutes = 60;

/** Returns whether sign-in is locked for the address. This does not depend on whether the address is registered. */
export const isLocked = (address: string, now: Date): Promise<boolean> =>
  inScope({ address }, (tx) => tx.signInLock.findUnique({ where: { address } })).then(
    (lock) => lock?.lockedUntil != null && lock.lockedUntil > now,
  );

/**
 * Counts a failed sign-in. The tenth within an hour locks the address for 15 minutes. Failed sign-ins during the lock
 * do not extend it.
 */
export async function countFailure(address: string, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - forgetMinutes * 60_000);
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000);
  await inScope(
    { address },
    (tx) => tx.$executeRaw`
      insert into sign_in_locks (address, failures, first_failed) values (${address}, 1, ${now})
      on conflict (address) do update set
        failures = case when sign_in_locks.first_failed < ${forgotten} or sign_in_locks.locked_until < ${now} then 1 else sign_in_locks.failures + 1 end,
        first_failed = case when sign_in_locks.first_failed < ${forgotten} or sign_in_locks.locked_until < ${now} then ${now} else sign_in_locks.first_failed end,
        locked_until = case
          when sign_in_locks.locked_until > ${now} then sign_in_locks.locked_until
          when sign_in_locks.first_failed < ${forgotten} or sign_in_locks.locked_until < ${now} then null
          when sign_in_locks.failures + 1 >= ${failuresBeforeLock} then ${lockedUntil}
          else sign_in_locks.locked_until end`,
  );
}

export const forgetFailures = (address: string): Promise<unknown> =>
  inScope({ address }, (tx) => tx.signInLock.deleteMany({ where: { address } }));
