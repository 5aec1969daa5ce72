import 'server-only';
import type { Scope, Tx } from './db';
import { newId } from './id';

type Detail = Readonly<Record<string, string | number | null>>;
export type Deed = { readonly action: string; readonly subject: string; readonly detail?: Detail };

/** Writes down who did what, in the transaction that does it. The database chains the events (first migration). */
export const record = (tx: Tx, scope: Scope, action: string, subject: string, detail: Detail = {}): Promise<void> =>
  recordAll(tx, scope, [{ action, subject, detail }]);

export async function recordAll(tx: Tx, scope: Scope, deeds: readonly Deed[]): Promise<void> {
  const { companyId, userId = null } = scope;
  if (!companyId) throw new Error(`${deeds[0]?.action} has no company to be recorded in`);
  // Everything the chain needs is filled in by the trigger.
  const chain = { sequence: 0n, previousHash: '', hash: '' };
  await tx.auditEvent.createMany({
    data: deeds.map(({ action, subject, detail = {} }) => ({
      id: newId(),
      companyId,
      actorId: userId,
      action,
      subject,
      detail,
      ...chain,
    })),
  });
}
