import 'server-only';
import { type CodatAccount, type SetupResult, setupResult } from '@/lib/domain/setup/check';
import { db } from './db';

/** Returns the last check of our account at Codat, and when its webhooks arrived. */
export async function codatAccount(): Promise<CodatAccount> {
  return toCodatAccount(await db().codatAccount.findUnique({ where: { id: 1 } }));
}

export type StoredAccount = Omit<CodatAccount, 'result'> & { readonly checkResult: unknown };

/** Returns the account for its row. Null stands for a database without one. */
export const toCodatAccount = (row: StoredAccount | null): CodatAccount => ({
  checkedAt: row?.checkedAt ?? null,
  // A newer version may have stored another form. The next check replaces it.
  result: setupResult.safeParse(row?.checkResult).data ?? null,
  webhookAt: row?.webhookAt ?? null,
  webhookRefusedAt: row?.webhookRefusedAt ?? null,
});

export const saveSetupResult = (checkResult: SetupResult): Promise<unknown> =>
  db().codatAccount.updateMany({ where: { id: 1 }, data: { checkResult, checkedAt: new Date() } });

/** All webhooks write this one row, so it is written at most once in ten seconds. */
const noteEveryMs = 10_000;

/** Saves that a webhook arrived now, with or without a valid signature. */
export async function noteWebhook(signature: 'valid' | 'invalid'): Promise<void> {
  const now = new Date();
  const column = signature === 'valid' ? 'webhookAt' : 'webhookRefusedAt';
  const before = new Date(now.getTime() - noteEveryMs);
  await db().codatAccount.updateMany({
    where: { id: 1, OR: [{ [column]: null }, { [column]: { lt: before } }] },
    data: { [column]: now },
  });
}
