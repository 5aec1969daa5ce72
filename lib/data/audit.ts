import 'server-only';
import type { Scope, Tx } from './db';
import { newId } from './id';

type Detail = Readonly<Record<string, string | number | null>>;
export type AuditEntry = { readonly action: string; readonly subject: string; readonly detail?: Detail };

/**
 * Records who did what, in the transaction that makes the change. A database trigger adds a hash to each event,
 * computed from the event and the previous hash (first migration).
 */
export const record = (tx: Tx, scope: Scope, action: string, subject: string, detail: Detail = {}): Promise<void> =>
  recordAll(tx, scope, [{ action, subject, detail }]);

export async function recordAll(tx: Tx, scope: Scope, deeds: readonly AuditEntry[]): Promise<void> {
  const { companyId, userId = null } = scope;
  if (!companyId) throw new Error(`${deeds[0]?.action} has no company to be recorded in`);
  if (deeds.length === 0) return;
  // The trigger fills in the sequence and the hashes, one row after the other in this order.
  const events = deeds.map(({ action, subject, detail = {} }) => ({ id: newId(), action, subject, detail }));
  await tx.$executeRaw`
    insert into audit_events (id, company_id, sequence, actor_id, action, subject, detail, previous_hash, hash)
    select id, ${companyId}::uuid, 0, ${userId}::uuid, action, subject, detail, '', ''
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event (id uuid, action text, subject text, detail jsonb)`;
}
