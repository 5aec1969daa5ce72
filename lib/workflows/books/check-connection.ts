import { CodatError } from '@/lib/codat/client/errors';
import { type CodatConnection, readConnection } from '@/lib/codat/company/connections';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection, type LinkedConnection } from '@/lib/data/connection/connections';
import { saveLinkFailure } from '@/lib/data/connection/links';
import { saveConnectionStatus } from '@/lib/data/connection/status';
import { type CompanyScope, worker } from '@/lib/data/db';
import type { Connection } from '@/lib/domain/books/books';
import { linkFailureOf } from '@/lib/domain/books/link-outcome';
import { channelFor } from '@/lib/workflows/codat-channel';

type Found = Pick<CodatConnection, 'status' | 'error'>;

/** The status changes rarely, so a third change while Codat is asked is left to the next check. */
const maxReads = 3;

/**
 * Reads the status of the connection from Codat and saves it. A webhook, redirect or poll is never trusted for the
 * status: it only causes this read. Idempotent, also when several run at the same time. Returns null if the company
 * does not exist at Codat.
 */
export async function checkConnection(
  companyId: string,
  codatConnectionId: string,
): Promise<Connection['status'] | null> {
  const scope = worker(companyId);
  const { codatCompanyId } = await companySettings(scope);
  if (!codatCompanyId) return null;
  for (let left = maxReads; ; left -= 1) {
    const before = await currentConnection(scope);
    const found = await read(codatCompanyId, codatConnectionId, companyId);
    if (before?.codatConnectionId !== codatConnectionId) return found.status;
    if ((await save(scope, before, found)) || left === 1) return found.status;
  }
}

const read = (codatCompanyId: string, codatConnectionId: string, companyId: string): Promise<Found> =>
  readConnection(codatCompanyId, codatConnectionId, channelFor(companyId)).catch((error: unknown) => {
    if (error instanceof CodatError && error.failure.kind === 'missing') return { status: 'unlinked', error: null };
    throw error;
  });

/** Saves what Codat reported. Returns false if another process has saved a newer status since `before` was read. */
async function save(scope: CompanyScope, before: LinkedConnection, { status, error }: Found): Promise<boolean> {
  // A connection never becomes pending again, so this is an old report.
  const isOld = status === 'pending' && before.status !== 'pending';
  if (status !== before.status && !isOld)
    return saveConnectionStatus(scope, before.codatConnectionId, { from: before.status, to: status });
  const isAtCodat = status !== 'linked' && before.linkStartedAt > (before.linkedAt ?? new Date(0));
  if (error && isAtCodat && error.at > (before.linkFailedAt ?? new Date(0)))
    await saveLinkFailure(scope, before.id, { failure: linkFailureOf(error.statusCode), at: error.at });
  return true;
}
