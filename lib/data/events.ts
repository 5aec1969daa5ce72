import 'server-only';
import pg from 'pg';
import { type Change, decodeChange, everything, mergeChanges, type Topic } from '@/lib/domain/live/change';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

type Listener = (change: Change) => void;

/** Changes of one company within this time are one change for the listeners. */
const collectMs = 200;

const listeners = new Map<string, Set<Listener>>();
/** What changed in each company since the listeners were last told. */
const collected = new Map<string, Change>();
/** When each company last changed, by topic, as far as this process was notified. */
const changes = new Map<string, Map<Topic, Date>>();
let listening = false;

// The Next build bundles the pages and the event stream separately, so the map that they share is stored globally.
const shared = globalThis as { outlayListsRead?: Map<string, number> };
shared.outlayListsRead ??= new Map<string, number>();
const listsRead = shared.outlayListsRead;

/**
 * Returns how many lists Codat has read so far during a refresh. Returns null if this process was not notified of any.
 */
export const listsReadOf = (connectionId: string): number | null => listsRead.get(connectionId) ?? null;

/**
 * Calls the listener after changes of the company (Postgres NOTIFY), at most five times a second. Returns a function
 * that removes the listener.
 */
export function onChange(companyId: string, listener: Listener): () => void {
  const ofCompany = listeners.get(companyId) ?? new Set();
  listeners.set(companyId, ofCompany.add(listener));
  if (!listening) listen();
  return () => {
    ofCompany.delete(listener);
    if (ofCompany.size === 0 && listeners.get(companyId) === ofCompany) listeners.delete(companyId);
  };
}

/**
 * Returns what changed in the company after an instant, as far as this process was notified. Null if nothing did. The
 * event stream asks this when a page connects, because the page may miss changes between its rendering and the
 * connection.
 */
export function changedSince(companyId: string, instant: Date): Change | null {
  const changed = [...(changes.get(companyId) ?? [])].filter(([, at]) => at > instant).map(([topic]) => topic);
  return changed.length > 0 ? { topics: changed, ids: null } : null;
}

/**
 * Opens the one database connection on which this process is notified of changes in all companies. Calls every listener
 * after each connect, because a change may have been missed.
 */
async function listen(): Promise<void> {
  listening = true;
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    options: '-c role=outlay_app',
    keepAlive: true,
  });
  let over = false;
  const comeBack = (error?: unknown) => {
    if (over) return;
    over = true;
    log().warn({ err: error }, 'the database stopped telling of changes; listening again');
    setTimeout(listen, 1000).unref();
  };
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === 'outlay_lists') {
      const [connectionId = '', read] = payload.split(' ');
      listsRead.set(connectionId, Number(read));
      return;
    }
    const { companyId, change } = decodeChange(payload);
    collect(companyId, change);
  });
  client.on('error', comeBack);
  client.on('end', comeBack);
  try {
    await client.connect();
    await client.query('listen outlay_lists');
    await client.query('listen outlay');
    for (const companyId of listeners.keys()) collect(companyId, everything);
  } catch (error) {
    comeBack(error);
  }
}

function collect(companyId: string, change: Change): void {
  const now = new Date();
  const ofCompany = changes.get(companyId) ?? new Map<Topic, Date>();
  for (const topic of change.topics) ofCompany.set(topic, now);
  changes.set(companyId, ofCompany);
  const earlier = collected.get(companyId);
  collected.set(companyId, earlier ? mergeChanges(earlier, change) : change);
  if (!earlier) setTimeout(() => tell(companyId), collectMs);
}

function tell(companyId: string): void {
  const change = collected.get(companyId);
  collected.delete(companyId);
  if (change) for (const listener of listeners.get(companyId) ?? []) listener(change);
}
