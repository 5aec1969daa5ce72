import { setConfiguration } from '@/lib/codat/configuration';
import { CodatError, type Failure, type Problem } from '@/lib/codat/errors';
import { payloadFor, postExpenses } from '@/lib/codat/expenses';
import { readOutcomes, readSyncsSince } from '@/lib/codat/syncs';
import { companySettings } from '@/lib/data/companies';
import { currentConnection } from '@/lib/data/connections';
import { mappingVersion } from '@/lib/data/mappings';
import {
  claimSync,
  keepNews,
  keepSent,
  keepWrittenIn,
  keptElsewhere,
  resend,
  syncBy,
  tryLater,
} from '@/lib/data/syncs';
import { packageOf } from '@/lib/domain/package';
import { type ItemNews, isSettled, keyLifeMinutes } from '@/lib/domain/sync';
import { log } from '@/lib/log';
import { NotYet } from './not-yet';
import { recorderFor } from './recorder';
import { withCauses } from './settle-sync';

type Claimed = Exclude<Awaited<ReturnType<typeof claimSync>>, string>;
type Sending = { readonly companyId: string; readonly codatCompanyId: string; readonly sync: Claimed };

/**
 * Sends one frozen batch. May run twice at once and be killed at any line: the claim is the fence, the bytes are
 * frozen, and under one idempotency key Codat takes them once.
 */
export async function submitSync({ companyId, syncId }: { companyId: string; syncId: string }): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const { codatCompanyId } = await companySettings(scope);
  if (!codatCompanyId) throw new Error(`company ${companyId} has a sync but is not at Codat`);
  const sync = await claimSync(scope, syncId);
  if (sync === 'done') return;
  if (sync === 'busy') throw new NotYet(`sync ${syncId} is held by another worker`);
  const sending = { companyId, codatCompanyId, sync };
  if (keyIsSpent(sync)) return reconcile(sending);
  try {
    await configure(sending);
    const codatSyncId = await postExpenses(
      codatCompanyId,
      sync.payload,
      sync.idempotencyKey,
      recorderFor(companyId, sync.id),
    );
    await keepSent(scope, sync, codatSyncId);
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn(
      { syncId, attempt: sync.attempt, failure: error.failure.kind, correlationId: error.correlationId },
      'batch not taken',
    );
    await handle(sending, error.failure, error.message);
  }
}

/** Where the package takes the supplier from the company's configuration only, it has to be there first. */
async function configure({ companyId, codatCompanyId, sync }: Sending): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const connection = await currentConnection(scope);
  if (!connection || packageOf(connection.package).supplier !== 'default') return;
  const { mapping } = await mappingVersion(scope, sync.mappingVersionId);
  await setConfiguration(codatCompanyId, mapping.defaults, recorderFor(companyId, sync.id));
}

/** Codat forgets a key after 90 minutes: from then on the same key would write a second time. */
const keyIsSpent = (sync: Claimed) =>
  sync.keyUsedAt !== null && Date.now() - sync.keyUsedAt.getTime() > keyLifeMinutes * 60_000;

/** Waits longer each time, up to five minutes. */
const backoff = (sync: Claimed) => Math.min(300, 2 ** Math.min(sync.attempt, 9));

async function handle(sending: Sending, failure: Failure, message: string): Promise<void> {
  const { companyId, sync } = sending;
  const scope = { companyId, role: 'worker' };
  switch (failure.kind) {
    case 'rate-limited':
      return tryLater(scope, sync, { afterSeconds: failure.retryAfterSeconds, outcome: 'not-sent' });
    case 'not-reached':
      return tryLater(scope, sync, { afterSeconds: backoff(sync), outcome: 'not-sent' });
    case 'in-flight':
    case 'no-answer':
      return tryLater(scope, sync, { afterSeconds: backoff(sync), outcome: 'unknown' });
    case 'server-error':
      // Codat replays a 5xx under this key for 90 minutes: look for the records first, then send under a new key.
      return reconcile(sending);
    case 'rejected':
      return settleRefused(sending, failure.problems, message);
    case 'not-allowed':
    case 'missing':
      return failAll(
        sending,
        'Codat refused the request: the connection is not linked or the key is not valid. Unauthorized.',
      );
  }
}

/** Looks in Codat's syncs since this one was asked for; what is found is kept, what is not is sent under a new key. */
async function reconcile(sending: Sending): Promise<void> {
  const { companyId, codatCompanyId, sync } = sending;
  const scope = { companyId, role: 'worker' };
  try {
    const found = await findRecords(sending);
    if (found.codatSyncId) return await keepSent(scope, sync, found.codatSyncId);
    await tryLater(scope, sync, { afterSeconds: backoff(sync), outcome: 'not-sent', newKey: true });
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, codatCompanyId, failure: error.failure.kind }, 'could not look for the batch');
    await tryLater(scope, sync, { afterSeconds: backoff(sync), outcome: 'unknown' });
  }
}

async function findRecords({
  companyId,
  codatCompanyId,
  sync,
}: Sending): Promise<{ codatSyncId: string | null; news: ItemNews[] }> {
  const record = recorderFor(companyId, sync.id);
  const open = await syncBy({ companyId, role: 'worker' }, { id: sync.id });
  const ids = new Set(open?.items.map((item) => item.expenseId));
  const since = new Date(sync.requestedAt.getTime() - 60_000);
  const recent = await readSyncsSince(codatCompanyId, since, record);
  // One that is known as another of ours tells of an earlier attempt at these records, not of this one.
  const others = await keptElsewhere({ companyId, role: 'worker' }, sync.id, recent);
  for (const codatSyncId of recent.filter((id) => !others.has(id))) {
    const news = (await readOutcomes(codatCompanyId, codatSyncId, record)).filter((entry) => ids.has(entry.expenseId));
    if (news.length > 0) return { codatSyncId, news };
  }
  return { codatSyncId: null, news: [] };
}

/**
 * A batch refused as a whole was refused for some of its records: those found in the books are synced, those Codat
 * names fail with its words, and the rest is sent by itself.
 */
async function settleRefused(sending: Sending, problems: readonly Problem[], message: string): Promise<void> {
  const { companyId, sync } = sending;
  const scope = { companyId, role: 'worker' };
  const open = await syncBy(scope, { id: sync.id });
  const ids = (open?.items ?? []).filter((item) => !isSettled(item.state)).map((item) => item.expenseId);
  const written = await writtenBefore(sending, ids);
  const writtenIn = [...new Set(written.values())];
  const others = await keptElsewhere(scope, sync.id, writtenIn);
  const found = writtenIn.find((id) => !others.has(id));
  if (found) await keepWrittenIn(scope, sync, found);
  const blamed = ids.filter(
    (id) => !written.has(id) && problems.some((problem) => problem.itemId.includes(id) || problem.message.includes(id)),
  );
  const innocent = ids.filter((id) => !written.has(id) && !blamed.includes(id));
  const refused = blamed.length > 0 || written.size > 0 ? blamed : innocent;
  const again = refused === innocent ? [] : innocent;
  const news: ItemNews[] = [
    ...[...written.keys()].map((expenseId) => ({ expenseId, state: 'synced' as const, message: null })),
    ...refused.map((expenseId) => ({
      expenseId,
      state: 'failed' as const,
      message: problemOf(problems, expenseId) ?? message,
    })),
  ];
  if (again.length > 0) {
    const payload = payloadFor(sync.payload, again);
    const { connectionId, mappingVersionId } = sync;
    await resend(
      scope,
      sync.id,
      { connectionId, kind: 'expenses', mappingVersionId, payload: payload.text, payloadSha256: payload.sha256 },
      again,
    );
  }
  await keepNews(scope, sync.id, await withCauses(scope, news));
}

const problemOf = (problems: readonly Problem[], id: string) =>
  problems.find((problem) => problem.itemId.includes(id) || problem.message.includes(id))?.message ??
  problems[0]?.message;

/** Which of these records Codat has completed in some sync of the last three months, and in which. */
async function writtenBefore(
  { companyId, codatCompanyId, sync }: Sending,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const record = recorderFor(companyId, sync.id);
  const written = new Map<string, string>();
  for (const codatSyncId of await readSyncsSince(
    codatCompanyId,
    new Date(sync.requestedAt.getTime() - 90 * 24 * 60 * 60 * 1000),
    record,
  )) {
    if (ids.every((id) => written.has(id))) break;
    for (const entry of await readOutcomes(codatCompanyId, codatSyncId, record)) {
      if (entry.state === 'synced' && ids.includes(entry.expenseId)) written.set(entry.expenseId, codatSyncId);
    }
  }
  return written;
}

async function failAll({ companyId, sync }: Sending, message: string): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const open = await syncBy(scope, { id: sync.id });
  const news = (open?.items ?? []).map((item) => ({ expenseId: item.expenseId, state: 'failed' as const, message }));
  await keepNews(scope, sync.id, await withCauses(scope, news));
  const connection = await currentConnection(scope);
  if (connection)
    log().warn({ companyId, connectionId: connection.id }, 'Codat does not let us write for this company');
}
