import 'server-only';
import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
/** The time of the last change of each company about which this process was notified. */
const changes = new Map<string, Date>();
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
 * Calls the listener after every change of the company (Postgres NOTIFY). Returns a function that removes the listener.
 */
export function onChange(companyId: string, listener: Listener): () => void {
  const ofCompany = listeners.get(companyId) ?? new Set();
  listeners.set(companyId, ofCompany.add(listener));
  if (!listening) listen();
  return () => {
    ofCompany.delete(listener);
    if (ofCompany.size === 0) listeners.delete(companyId);
  };
}

/**
 * Returns whether the company changed after an instant, as far as this process was notified. The event stream asks this
 * when a page connects, because the page may miss changes between its rendering and the connection.
 */
export const changedSince = (companyId: string, instant: Date): boolean =>
  (changes.get(companyId) ?? new Date(0)) > instant;

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
    changes.set(payload, new Date());
    tell(listeners.get(payload));
  });
  client.on('error', comeBack);
  client.on('end', comeBack);
  try {
    await client.connect();
    await client.query('listen outlay_lists');
    await client.query('listen outlay');
    for (const ofCompany of listeners.values()) tell(ofCompany);
  } catch (error) {
    comeBack(error);
  }
}

function tell(ofCompany: ReadonlySet<Listener> | undefined): void {
  for (const listener of ofCompany ?? []) listener();
}
