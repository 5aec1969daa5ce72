import 'server-only';
import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let listening = false;

/** Calls the listener whenever something of the company changed (Postgres NOTIFY). Answers how to stop. */
export function onChange(companyId: string, listener: Listener): () => void {
  const ofCompany = listeners.get(companyId) ?? new Set();
  listeners.set(companyId, ofCompany.add(listener));
  if (!listening) listen();
  return () => {
    ofCompany.delete(listener);
    if (ofCompany.size === 0) listeners.delete(companyId);
  };
}

/** One connection per process listens for everybody; when it breaks, everybody looks anew once it is back. */
async function listen(isReturn = false): Promise<void> {
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
    setTimeout(() => listen(true), 1000).unref();
  };
  client.on('notification', ({ payload }) => tell(listeners.get(payload ?? '')));
  client.on('error', comeBack);
  client.on('end', comeBack);
  try {
    await client.connect();
    await client.query('listen outlay');
    if (isReturn) for (const ofCompany of listeners.values()) tell(ofCompany);
  } catch (error) {
    comeBack(error);
  }
}

function tell(ofCompany: ReadonlySet<Listener> | undefined): void {
  for (const listener of ofCompany ?? []) listener();
}
