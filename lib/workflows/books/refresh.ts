import { setTimeout as sleep } from 'node:timers/promises';
import { type FetchState, fetchState, readBooks, requestRefresh } from '@/lib/codat/books/books';
import { CodatError } from '@/lib/codat/client/errors';
import { saveBooks } from '@/lib/data/books/save';
import { requestPayments } from '@/lib/data/claim/payments';
import {
  announceProgress,
  currentConnection,
  type LinkedConnection,
  planNightlyRead,
  requestLists,
  saveListsError,
} from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import { carryMappingOver } from '@/lib/data/mapping/move';
import type { JobData } from '@/lib/data/queue';
import { type BooksList, booksLists, formatLists } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import { writesWith } from '@/lib/domain/books/package/package-type';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { RetryLater } from '@/lib/workflows/retry-later';
import { checkConnection } from './check-connection';
import { type CompanyBooks, findLinkedBooks, requireLinkedBooks } from './company-books';

/** If Codat has not read a list after this time, the error message names the list as missing. */
const readTimeoutMs = 20 * 60_000;
/**
 * For this long after a person requested a refresh, the job itself polls Codat, with the waits in `pollWaitsMs`. Later
 * jobs poll once each. Each poll is a call to Codat.
 */
const watchMs = 60_000;
const pollWaitsMs = [250, 500, 750, 1_000, 1_500, 2_000, 3_000, 4_000];
/** The nightly refresh does nothing if the lists were read within this time. */
const freshMs = 6 * 3_600_000;

/** Makes Codat read the lists from the package again, because a person asked for it. */
export async function requestListRefresh(viewer: Viewer): Promise<void> {
  const { connection, codatCompanyId, channel } = await requireLinkedBooks(viewer);
  try {
    await requestRefresh(codatCompanyId, channel);
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    throw new Refusal('The lists could not be requested and stay as they are. Try again in a minute.');
  }
  await requestLists(viewer, connection.id);
}

/**
 * Starts the nightly refresh of the lists, unless they are fresh or a refresh is running. Every refresh schedules the
 * next nightly one. First checks that the package is still linked: without a webhook, nothing else tells Outlay that a
 * company without expenses has revoked the access.
 */
export async function readNightly({ companyId, connectionId }: JobData<'read-nightly'>): Promise<void> {
  const books = await findLinkedBooks(worker(companyId), connectionId);
  if (!books) return;
  const { connection, codatCompanyId, channel, scope } = books;
  // Scheduled first, so that the nightly refreshes go on after a night in which Codat was down.
  await planNightlyRead(scope, connectionId);
  if ((await checkConnection(companyId, connection.codatConnectionId)) !== 'linked') return;
  await requestPayments(scope, connectionId);
  if (isWithin(connection.listsReadAt, freshMs) || isWithin(connection.listsRequestedAt, 2 * readTimeoutMs)) return;
  await requestRefresh(codatCompanyId, channel);
  await requestLists(scope, connectionId);
}

/**
 * Copies the lists that Codat has read into Outlay: all lists if a refresh was requested, otherwise only `lists`.
 * Throws RetryLater while Codat is still reading. If Codat could not read a list, Outlay keeps the old entries and
 * saves the error.
 */
export async function refreshBooks({ companyId, connectionId, lists }: JobData<'refresh-books'>): Promise<void> {
  const books = await findLinkedBooks(worker(companyId), connectionId);
  if (!books) return;
  const { connection, scope, ids, channel } = books;
  const { listsRequestedAt } = connection;
  // A job that a webhook started has already saved the requested refresh.
  if (!lists && listsRequestedAt === null) return;
  const whole = listsRequestedAt !== null;
  const isWatched = isWithin(listsRequestedAt, watchMs);
  const { begunAt, state } = isWatched
    ? await watchReading(books)
    : await readState(books, whole ? booksLists : (lists ?? []));
  if (state.running.length > 0 && (!whole || isWithin(listsRequestedAt, readTimeoutMs)))
    throw new RetryLater('Codat is still reading the lists');
  if (isWatched && (await currentConnection(scope))?.listsRequestedAt === null) return;
  const error = whole ? missingListsMessage(state, connection) : null;
  if (state.ready.length === 0) {
    if (error) await saveListsError(scope, connectionId, error);
    return;
  }
  const reading = { begunAt, whole, error };
  const hasOptions = writesWith(connection.package) === 'expenses';
  const read = await readBooks(ids, { lists: state.ready, hasOptions }, channel);
  await saveBooks(scope, connectionId, read, reading, carryMappingOver);
}

const isWithin = (at: Date | null, ms: number): boolean => at !== null && at.getTime() > Date.now() - ms;

const readState = async ({ codatCompanyId, channel }: CompanyBooks, lists: readonly BooksList[]) => ({
  begunAt: new Date(),
  state: await fetchState(codatCompanyId, lists, channel),
});

/** Polls Codat for some seconds after a person requested the refresh. Tells the pages how many lists Codat has read. */
async function watchReading(books: CompanyBooks) {
  let announced = -1;
  for (const waitMs of pollWaitsMs) {
    const current = await readState(books, booksLists);
    const read = booksLists.length - current.state.running.length;
    if (read === booksLists.length) return current;
    if (read !== announced) await announceProgress(books.scope, books.connection.id, read);
    announced = read;
    await sleep(waitMs);
  }
  return readState(books, booksLists);
}

function missingListsMessage({ failed, running }: FetchState, connection: LinkedConnection): string | null {
  const missing = booksLists.filter((list) => failed.includes(list) || running.includes(list));
  if (missing.length === 0) return null;
  const { name } = packageOf(connection.package);
  const lists = missing.length === booksLists.length ? 'its lists' : `its ${formatLists(missing)}`;
  const before = connection.listsReadAt ? ' They stay as they were.' : '';
  return `${name} did not return ${lists}.${before} Try again. If this continues, reconnect.`;
}
