import { requestList } from '@/lib/codat/books/books';
import { findByName, isListed, listState } from '@/lib/codat/books/list-entries';
import { isWriting, pushState, sendEntry } from '@/lib/codat/books/new-entries';
import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import {
  type EntryToCreate,
  failEntry,
  keepPush,
  keepRef,
  newEntry,
  noteKeyUsed,
  renewKey,
  spendKey,
} from '@/lib/data/books/new-entries';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection, requestSomeLists } from '@/lib/data/connection/connections';
import { type CompanyScope, worker } from '@/lib/data/db';
import { listForKind } from '@/lib/domain/books/new-entry';
import { packageOf } from '@/lib/domain/books/package';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { channelFor } from '@/lib/workflows/codat-channel';
import { RetryLater } from '@/lib/workflows/retry-later';

const keyLifeMs = idempotencyKeyMinutes * 60_000;

/** Everything one turn of it needs. */
type EntryContext = {
  readonly scope: CompanyScope;
  readonly place: { readonly codatCompanyId: string; readonly connectionId: string };
  readonly ourConnectionId: string;
  readonly packageName: string;
  readonly channel: CodatChannel;
};

/**
 * Creates something in the books, as far as it comes in this turn; throws NotYet until it is settled. What was wanted
 * is kept before anything is sent, and what may have been done is looked for before it is sent again, so that nothing
 * is created twice (docs/decisions/016-cached-books-and-new-entries.md).
 */
export async function createEntry({ companyId, entryId }: { companyId: string; entryId: string }): Promise<void> {
  const scope = worker(companyId);
  const entry = await newEntry(scope, entryId);
  if (!entry || entry.state === 'success' || entry.state === 'failed') return;
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId || connection.id !== entry.connectionId) {
    await failEntry(scope, entry, 'The books it was for were disconnected before it was created.');
    return;
  }
  const work: EntryContext = {
    scope,
    place: { codatCompanyId, connectionId: connection.codatConnectionId },
    ourConnectionId: connection.id,
    packageName: packageOf(connection.package).name,
    channel: channelFor(companyId),
  };
  if (entry.ref !== null) return readList(work, { ...entry, ref: entry.ref });
  if (entry.pushKey !== null) return followPush(work, entry, entry.pushKey);
  if (isKeyExpired(entry)) return reconcile(work, entry);
  return send(work, entry);
}

/** Under this key Codat either repeats a failure or has forgotten what was sent. */
const isKeyExpired = ({ keyUsedAt }: EntryToCreate): boolean =>
  keyUsedAt !== null && keyUsedAt.getTime() + keyLifeMs <= Date.now();

async function send(work: EntryContext, entry: EntryToCreate): Promise<void> {
  const { scope, place, channel } = work;
  await noteKeyUsed(scope, entry);
  let pushKey: string;
  try {
    pushKey = await sendEntry(place, entry, channel);
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    return handleSendFailure(work, entry, error);
  }
  await keepPush(scope, entry, pushKey);
  return followPush(work, entry, pushKey);
}

/** What a failed request means for what was to be created: refused, to be looked for, or to be sent once more. */
async function handleSendFailure(work: EntryContext, entry: EntryToCreate, error: CodatError): Promise<void> {
  const { scope, packageName } = work;
  switch (error.failure.kind) {
    case 'rejected': {
      const said = error.failure.problems.map((problem) => problem.message).join(' ');
      await failEntry(scope, entry, said || error.message);
      return;
    }
    case 'missing':
      await failEntry(scope, entry, `${packageName} takes none from here. Create it in ${packageName}.`);
      return;
    case 'not-allowed':
      await failEntry(
        scope,
        entry,
        'The accounting gateway did not let it through. Nothing was created; tell support.',
      );
      return;
    case 'server-error':
      // The key is spent: Codat answers every request under it with this failure.
      await spendKey(scope, entry, keyLifeMs);
      throw new RetryLater('it may have been created: the books are looked into');
    default:
      // Nothing was sent, or the same bytes under the same key are recognised.
      throw new RetryLater(`it is sent again: ${error.failure.kind}`);
  }
}

/** Nobody knows whether it is in the books: it is looked for by its name, in a list read since, before it goes again. */
async function reconcile(work: EntryContext, entry: EntryToCreate): Promise<void> {
  const { scope, place, channel } = work;
  const list = listForKind(entry.kind);
  const since = (entry.keyUsedAt?.getTime() ?? 0) + keyLifeMs;
  if (await isWriting(place.codatCompanyId, entry.kind, channel)) throw new RetryLater('something is being written');
  const { isReading, readAt } = await listState(place.codatCompanyId, list, channel);
  if (isReading) throw new RetryLater('the list is being read');
  if (!readAt || readAt.getTime() <= since) {
    await requestList(place.codatCompanyId, list, channel);
    throw new RetryLater('the list is read to see whether it is there');
  }
  const ref = await findByName(place, list, entry.name, channel);
  if (ref !== null) {
    await keepRef(scope, entry, ref);
    return readList(work, { ...entry, ref });
  }
  await renewKey(scope, entry);
  throw new RetryLater('it is not in the books: it is sent again');
}

async function followPush(work: EntryContext, entry: EntryToCreate, pushKey: string): Promise<void> {
  const { scope, place, channel } = work;
  const pushed = await pushState(place.codatCompanyId, pushKey, channel);
  switch (pushed.state) {
    case 'pending':
      throw new RetryLater('the package has not taken it yet');
    case 'refused':
      await failEntry(scope, entry, pushed.message);
      return;
    case 'unknown':
      await spendKey(scope, { ...entry, pushKey }, keyLifeMs);
      throw new RetryLater('the package did not answer: the books are looked into');
    case 'written': {
      const ref = pushed.ref ?? (await findByName(place, listForKind(entry.kind), entry.name, channel));
      if (ref === null) throw new RetryLater('it was written, and its id is not known yet');
      await keepRef(scope, entry, ref);
      return readList(work, { ...entry, ref });
    }
  }
}

/** It is in the books. Codat reads its list again by itself; where it has not, it is asked to. Then we read it from Codat. */
async function readList({ scope, place, ourConnectionId, channel }: EntryContext, entry: Written): Promise<void> {
  const list = listForKind(entry.kind);
  if (!(await isListed(place, list, entry.ref, channel))) {
    const { isReading } = await listState(place.codatCompanyId, list, channel);
    if (!isReading) await requestList(place.codatCompanyId, list, channel);
    throw new RetryLater('it is in the books, and its list is being read');
  }
  // A bank account is an account too.
  await requestSomeLists(scope, ourConnectionId, list === 'bankAccounts' ? ['bankAccounts', 'accounts'] : [list]);
}

type Written = EntryToCreate & { readonly ref: string };
