import { fetchState, readBooks, requestRefresh } from '@/lib/codat/books';
import { CodatError } from '@/lib/codat/errors';
import { companySettings } from '@/lib/data/companies';
import { currentConnection, keepListsError, requestLists } from '@/lib/data/connections';
import { keepBooks } from '@/lib/data/keep-books';
import { packageOf } from '@/lib/domain/package';
import { Refusal } from '@/lib/domain/refusal';
import type { Viewer } from '@/lib/domain/viewer';
import { lineOf } from './line';
import { NotYet } from './not-yet';

/** A person asks for the lists to be read from the package anew. */
export async function requestFreshLists(viewer: Viewer): Promise<void> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (!connection || !codatCompanyId || connection.status !== 'linked')
    throw new Refusal('Link your accounting package first.');
  try {
    await requestRefresh(codatCompanyId, lineOf(viewer.companyId));
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    throw new Refusal('The lists could not be asked for. The ones you see stay as they are; try again in a minute.');
  }
  await requestLists(viewer, connection.id);
}

/** Reads every list of a linked connection once Codat has it. Throws NotYet while it has not. */
export async function refreshBooks({
  companyId,
  connectionId,
}: {
  companyId: string;
  connectionId: string;
}): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId || connection.id !== connectionId || connection.status !== 'linked') return;
  // Read already since it was asked for: the webhook was quicker than the job.
  if (connection.listsRequestedAt === null) return;
  const line = lineOf(companyId);
  const state = await fetchState(codatCompanyId, line);
  if (state === 'running') throw new NotYet('Codat is still reading the lists');
  if (state === 'failed') {
    await keepListsError(
      scope,
      connectionId,
      `${packageOf(connection.package).name} did not hand over all of its lists. Try again; if it goes on, reconnect.`,
    );
    return;
  }
  await keepBooks(scope, connectionId, await readBooks(codatCompanyId, connection.codatConnectionId, line));
}
