import { type Change, encodeChange, mergeChanges } from '@/lib/domain/live/change';
import { log } from '@/lib/log';

/**
 * Changes of one company within this time are one notification. Postgres commits transactions that notify one after the
 * other, and each waits for the disk. So the transactions themselves do not notify: one short transaction does it for
 * all that this process has committed, and does not wait for the disk. If the process is killed in this time, open pages
 * show the change with the next one.
 */
const collectMs = 50;

type Send = (payloads: readonly string[]) => Promise<unknown>;

/** What each open transaction has changed, by company. */
const ofTransactions = new WeakMap<object, Map<string, Change>>();
/** What this process has committed and not announced yet. */
const committed = new Map<string, Change>();

/** Remembers what a transaction changes, until it commits. */
export function addAnnouncement(tx: object, companyId: string, change: Change): void {
  const changes = ofTransactions.get(tx) ?? new Map<string, Change>();
  ofTransactions.set(tx, merged(changes, companyId, change));
}

/** Announces what a transaction has changed, after it has committed. */
export function announceCommitted(tx: object, send: Send): void {
  const changes = ofTransactions.get(tx);
  if (!changes) return;
  ofTransactions.delete(tx);
  for (const [companyId, change] of changes) announceChange(companyId, change, send);
}

/** Announces a change that is committed already. */
export function announceChange(companyId: string, change: Change, send: Send): void {
  if (committed.size === 0) setTimeout(() => void sendCommitted(send), collectMs).unref();
  merged(committed, companyId, change);
}

/** Announces at once what waits to be announced. A process calls it before it ends. */
export async function sendCommitted(send: Send): Promise<void> {
  const payloads = [...committed].map(([companyId, change]) => encodeChange(companyId, change));
  committed.clear();
  if (payloads.length === 0) return;
  await send(payloads).catch((error: unknown) => log().warn({ err: error }, 'changes could not be announced'));
}

const merged = (changes: Map<string, Change>, companyId: string, change: Change): Map<string, Change> => {
  const earlier = changes.get(companyId);
  return changes.set(companyId, earlier ? mergeChanges(earlier, change) : change);
};
