import type { Database, Message } from './database';
import { wakeLane } from './lanes';

// A copy in memory of lib/data/webhooks.ts and of `triggerPoll` in lib/data/sync/poll.ts.

/** Saves a webhook. Returns whether it is new. */
export function receiveWebhook(
  db: Database,
  companyId: string,
  { id, codatSyncId }: Pick<Message, 'id' | 'codatSyncId'>,
): boolean {
  if (db.messages.has(id)) return false;
  db.messages.set(id, { id, companyId, codatSyncId, receivedAt: db.now });
  return true;
}

export function triggerPoll(
  db: Database,
  companyId: string,
  codatSyncId: string,
): 'triggered' | 'not-recorded-yet' | 'ignored' {
  const known = db.syncsOf(companyId).filter((sync) => sync.codatSyncId === codatSyncId);
  const polled = known.filter((sync) => sync.state === 'sent' || sync.state === 'unknown');
  for (const sync of polled) db.updateSync(sync, { dueAt: new Date(db.now), attempt: sync.attempt + 1 });
  if (polled.length > 0) {
    wakeLane(db, companyId);
    return 'triggered';
  }
  if (known.length > 0) return 'ignored';
  return db.syncsOf(companyId).some((sync) => sync.state === 'sending' || sync.state === 'unknown')
    ? 'not-recorded-yet'
    : 'ignored';
}
