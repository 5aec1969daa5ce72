import { CodatError } from '@/lib/codat/client/errors';
import { currentConnection } from '@/lib/data/connection/connections';
import { continueLinkPolls } from '@/lib/data/connection/links';
import { worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { log } from '@/lib/log';
import { checkConnection } from './check-connection';

/**
 * Asks Codat whether a person has finished linking a package. Codat reports it with a webhook and a redirect too, but
 * neither is certain: they may not be registered, and the person may close Codat's page. Schedules the next poll until
 * the package is linked or a day has passed. Each poll is one call to Codat.
 */
export async function pollLink(
  { companyId, connectionId, start, number = 0 }: JobData<'poll-link'>,
  { now, random } = { now: () => new Date(), random: Math.random },
): Promise<void> {
  const scope = worker(companyId);
  const connection = await currentConnection(scope);
  if (connection?.id !== connectionId || connection.status === 'linked') return;
  // A person has started the link again since. That start has polls of its own.
  if (start && start !== connection.linkStartedAt.toISOString()) return;
  try {
    if ((await checkConnection(companyId, connection.codatConnectionId)) === 'linked') return;
  } catch (error) {
    // Codat is down, or admits no call now: the next poll asks again.
    if (!(error instanceof CodatError)) throw error;
    log().warn({ err: error, companyId }, 'a pending link could not be polled');
  }
  if (start) await continueLinkPolls(scope, connection, { number, now: now(), random: random() });
}
