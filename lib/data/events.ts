import 'server-only';
import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let client: Promise<pg.Client> | undefined;

/** Calls the listener whenever something of the company changed (Postgres NOTIFY). Answers how to stop. */
export function onChange(companyId: string, listener: Listener): () => void {
  const ofCompany = listeners.get(companyId) ?? new Set();
  listeners.set(companyId, ofCompany.add(listener));
  connect();
  return () => {
    ofCompany.delete(listener);
    if (ofCompany.size === 0) listeners.delete(companyId);
  };
}

// One connection per process listens for everybody; when it breaks, everybody looks anew once it is back.
function connect(): void {
  client ??= listen().catch((error: unknown) => {
    log().warn({ err: error }, 'cannot listen to the database');
    return again();
  });
}

async function listen(): Promise<pg.Client> {
  const listening = new pg.Client({
    connectionString: env().DATABASE_URL,
    options: '-c role=outlay_app',
    keepAlive: true,
  });
  listening.on('notification', ({ payload }) => {
    for (const listener of listeners.get(payload ?? '') ?? []) listener();
  });
  listening.on('error', () => undefined);
  listening.on('end', () => {
    client = again();
  });
  await listening.connect();
  await listening.query('listen outlay');
  return listening;
}

async function again(): Promise<pg.Client> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const back = listen().catch(again);
  await back;
  for (const ofCompany of listeners.values()) for (const listener of ofCompany) listener();
  return back;
}
