import 'server-only';
import { beforeCommit } from './before-commit';
import type { Scope, Tx } from './db';
import { newId } from './id';

type Detail = Readonly<Record<string, string | number | null>>;
export type AuditEntry = { readonly action: string; readonly subject: string; readonly detail?: Detail };
type Event = AuditEntry & { readonly companyId: string; readonly actorId: string | null };

/** What each open transaction has recorded. */
const recorded = new WeakMap<Tx, Event[]>();

/**
 * Records who did what, in the transaction that makes the change, as its last step: the trigger that chains the events of
 * a company by their hashes lets one transaction write at a time (first migration).
 */
export const record = (tx: Tx, scope: Scope, action: string, subject: string, detail: Detail = {}): Promise<void> =>
  recordAll(tx, scope, [{ action, subject, detail }]);

export async function recordAll(tx: Tx, scope: Scope, deeds: readonly AuditEntry[]): Promise<void> {
  const { companyId, userId = null, source } = scope;
  if (!companyId) throw new Error(`${deeds[0]?.action} has no company to be recorded in`);
  const events = deeds.map(
    (deed): Event =>
      source === undefined
        ? { ...deed, companyId, actorId: userId }
        : { ...deed, companyId, actorId: null, detail: { ...deed.detail, source } },
  );
  const earlier = recorded.get(tx);
  recorded.set(tx, [...(earlier ?? []), ...events]);
  if (!earlier) beforeCommit(tx, 'audit', () => writeRecorded(tx));
}

/** The trigger fills in the sequence and the hashes, one row after the other in this order. */
async function writeRecorded(tx: Tx): Promise<void> {
  const events = (recorded.get(tx) ?? []).map(({ detail = {}, ...event }) => ({ ...event, detail, id: newId() }));
  if (events.length === 0) return;
  await tx.$executeRaw`
    insert into audit_events (id, company_id, sequence, actor_id, action, subject, detail, previous_hash, hash)
    select id, "companyId", 0, "actorId", action, subject, detail, '', ''
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as event (id uuid, "companyId" uuid, "actorId" uuid, action text, subject text, detail jsonb)`;
}
