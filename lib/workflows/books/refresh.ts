import { setTimeout as sleep } from 'node:timers/promises';
import { type FetchState, fetchState, readBooks, requestRefresh } from '@/lib/codat/books/books';
import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import { saveBooks } from '@/lib/data/books/save';
import { companySettings } from '@/lib/data/company/companies';
import {
  announceProgress,
  currentConnection,
  type LinkedConnection,
  planNightlyRead,
  requestLists,
  saveListsError,
} from '@/lib/data/connection/connections';
import { type CompanyScope, worker } from '@/lib/data/db';
import { carryMappingOver } from '@/lib/data/mapping/move';
import type { JobData } from '@/lib/data/queue';
import { type BooksList, booksLists, formatLists } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { channelFor } from '@/lib/workflows/codat-channel';
import { RetryLater } from '@/lib/workflows/retry-later';

/** After so long, what Codat has not read by then is left for the next time, and said. */
const patienceMs = 20 * 60_000;
/** How long after somebody asked it is followed closely, and how often: each look is a call. */
const watchedMs = 60_000;
const looksMs = [250, 500, 750, 1_000, 1_500, 2_000, 3_000, 4_000];
/** Lists read so lately need no reading by night. */
const freshMs = 6 * 3_600_000;

/** A person asks for the lists to be read from the package anew. */
export async function requestListRefresh(viewer: Viewer): Promise<void> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (!connection || !codatCompanyId || connection.status !== 'linked')
    throw new Refusal('Link your accounting package first.');
  try {
    await requestRefresh(codatCompanyId, channelFor(viewer.companyId));
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    throw new Refusal('The lists could not be asked for. The ones you see stay as they are; try again in a minute.');
  }
  await requestLists(viewer, connection.id);
}

/** By night: unless they were read a few hours ago, or are being read. The reading plans the next night. */
export async function readNightly({ companyId, connectionId }: JobData<'read-nightly'>): Promise<void> {
  const found = await linked(companyId, connectionId);
  if (!found) return;
  const { connection, codatCompanyId, channel, scope } = found;
  if (within(connection.listsReadAt, freshMs) || within(connection.listsRequestedAt, 2 * patienceMs))
    return planNightlyRead(scope, connectionId);
  await requestRefresh(codatCompanyId, channel);
  await requestLists(scope, connectionId);
}

/**
 * Reads the lists of a linked connection once Codat has them: all of them when that was asked for, else only `lists`.
 * Throws NotYet while it has not. One that Codat could not read stays as it was, and that is said.
 */
export async function refreshBooks({ companyId, connectionId, lists }: JobData<'refresh-books'>): Promise<void> {
  const found = await linked(companyId, connectionId);
  if (!found) return;
  const { connection, codatCompanyId, channel, scope } = found;
  const { listsRequestedAt } = connection;
  // Read already since it was asked for: the webhook was quicker than the job.
  if (!lists && listsRequestedAt === null) return;
  const whole = listsRequestedAt !== null;
  const wanted = whole ? booksLists : (lists ?? []);
  const watched = whole && within(listsRequestedAt, watchedMs);
  const { begunAt, state } = await (watched ? watchReading(found) : stateNow(codatCompanyId, wanted, channel));
  if (state.running.length > 0 && (!whole || within(listsRequestedAt, patienceMs)))
    throw new RetryLater('Codat is still reading the lists');
  // While it was followed, Codat's own word of it was quicker.
  if (watched && (await currentConnection(scope))?.listsRequestedAt === null) return;
  const error = whole ? missingListsMessage(state, connection) : null;
  if (state.ready.length === 0) {
    if (error) await saveListsError(scope, connectionId, error);
    return;
  }
  const place = { codatCompanyId, connectionId: connection.codatConnectionId };
  const reading = { begunAt, whole, error };
  await saveBooks(scope, connectionId, await readBooks(place, state.ready, channel), reading, carryMappingOver);
}

const within = (at: Date | null, ms: number): boolean => at !== null && at.getTime() > Date.now() - ms;

const stateNow = async (codatCompanyId: string, lists: readonly BooksList[], channel: CodatChannel) => ({
  begunAt: new Date(),
  state: await fetchState(codatCompanyId, lists, channel),
});

/** Somebody has just asked for it and looks on: for a while it is followed, and the pages are told how far it is. */
async function watchReading({ scope, connection, codatCompanyId, channel }: Found) {
  let told = -1;
  for (const waitMs of looksMs) {
    const now = await stateNow(codatCompanyId, booksLists, channel);
    const read = booksLists.length - now.state.running.length;
    if (read === booksLists.length) return now;
    if (read !== told) await announceProgress(scope, connection.id, read);
    told = read;
    await sleep(waitMs);
  }
  return stateNow(codatCompanyId, booksLists, channel);
}

type Found = {
  readonly scope: CompanyScope;
  readonly connection: LinkedConnection;
  readonly codatCompanyId: string;
  readonly channel: CodatChannel;
};

async function linked(companyId: string, connectionId: string): Promise<Found | null> {
  const scope = worker(companyId);
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId || connection.id !== connectionId || connection.status !== 'linked') return null;
  return { scope, connection, codatCompanyId, channel: channelFor(companyId) };
}

/** Which lists did not come, in words. */
function missingListsMessage({ failed, running }: FetchState, connection: LinkedConnection): string | null {
  const missing = booksLists.filter((list) => failed.includes(list) || running.includes(list));
  if (missing.length === 0) return null;
  const { name } = packageOf(connection.package);
  const which = missing.length === booksLists.length ? 'its lists' : `its ${formatLists(missing)}`;
  const before = connection.listsReadAt ? ' They stay as they were read before.' : '';
  return `${name} did not hand over ${which}.${before} Try again; if it goes on, reconnect.`;
}
