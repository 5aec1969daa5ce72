import 'server-only';
import type { Scope, Tx } from './db';
import { newId } from './id';

/** Writes down who did what, in the transaction that does it. The database chains the events (first migration). */
export async function record(
  tx: Tx,
  scope: Scope,
  action: string,
  subject: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  if (!scope.companyId) throw new Error(`${action} has no company to be recorded in`);
  // Everything the chain needs (sequence, hashes) is filled in by the trigger.
  await tx.auditEvent.create({
    data: {
      id: newId(),
      companyId: scope.companyId,
      actorId: scope.userId ?? null,
      action,
      subject,
      detail,
      sequence: 0n,
      previousHash: '',
      hash: '',
    },
    select: { id: true },
  });
}
