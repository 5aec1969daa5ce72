import { CodatError } from '@/lib/codat/client/errors';
import { createCompany, createPartnerConnection } from '@/lib/codat/company/companies';
import { createConnection, deleteConnection, readConnection } from '@/lib/codat/company/connections';
import { companySettings, saveCodatCompany, savePartnerConnection } from '@/lib/data/company/companies';
import { currentConnection, type LinkedConnection } from '@/lib/data/connection/connections';
import { restartLink, startConnection } from '@/lib/data/connection/links';
import { removeConnection } from '@/lib/data/connection/status';
import { findUnfinishedWrites } from '@/lib/data/connection/unfinished-writes';
import { isTaken } from '@/lib/data/db';
import { linkProgress } from '@/lib/domain/books/link-progress';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import { channelFor } from '@/lib/workflows/codat-channel';
import { checkConnection } from './check-connection';
import { countPendingWrites } from './pending-writes';
import { findShownBooks, startedElsewhere } from './shown-books';

/**
 * Creates a connection to the package. Creates the company at Codat first if it does not exist there. Returns the URL
 * where the person authorises the link.
 */
export async function startLink(viewer: Viewer, key: PackageKey): Promise<string> {
  const before = await currentConnection(viewer);
  if (before?.status === 'linked') throw new Refusal('Disconnect the linked package first.');
  return orUnavailable(async () => {
    await refuseDuringWrites(viewer);
    // The person may have linked the former package since Outlay last asked. A linked one is never deleted.
    if (before && (await isLinkedNow(viewer, before)))
      throw new Refusal(
        `${packageOf(before.package).name} is linked now. Disconnect it first to link another package.`,
      );
    const codatCompanyId = await ensureCodatCompany(viewer);
    if (before) await deleteIfPresent(codatCompanyId, before.codatConnectionId, viewer.companyId);
    const { id, linkUrl } = await createConnection(codatCompanyId, key, channelFor(viewer.companyId));
    try {
      await startConnection(viewer, { codatConnectionId: id, package: key, linkUrl }, { replaces: before?.id ?? null });
    } catch (error) {
      // Another window started a link at the same moment. Nobody could finish this one, so it must not stay at Codat.
      await deleteIfPresent(codatCompanyId, id, viewer.companyId).catch((err: unknown) =>
        log().warn({ err, connection: id }, 'a connection that Outlay does not know stays at Codat'),
      );
      if (isTaken(error)) throw new Refusal(startedElsewhere);
      throw error;
    }
    return linkUrl;
  });
}

/**
 * Refuses while expenses may still be on their way to the former books. Codat writes a batch to the books that are linked
 * when it comes to it, so a link now could bring them into the new books.
 */
async function refuseDuringWrites(viewer: Viewer): Promise<void> {
  const { codatCompanyId } = await companySettings(viewer);
  const expenses =
    (await findUnfinishedWrites(viewer)) ||
    (codatCompanyId && (await countPendingWrites(viewer, codatCompanyId, channelFor(viewer.companyId))));
  if (expenses)
    throw new Refusal(
      `${plural(expenses, 'Codat is still writing # expense', 'Codat is still writing # expenses')} to the books that were linked before. Link the next books when that has ended, so that nothing lands in the wrong ones. Try again in two minutes.`,
    );
}

/**
 * Returns a URL at which the person goes on with the link that the page showed. Returns null if the package is linked by
 * now. Throws a Refusal if the company has another connection.
 */
export async function continueLink(viewer: Viewer, connectionId: string): Promise<string | null> {
  const books = await findShownBooks(viewer, connectionId);
  if (!books) throw new Refusal('Choose an accounting package to link.');
  const { connection } = books;
  return orUnavailable(async () => {
    if (await isLinkedNow(viewer, connection)) return null;
    const found = await readConnection(books.codatCompanyId, books.ids.connectionId, books.channel).catch(
      unlessMissing,
    );
    const isUsedUp = linkProgress(connection, new Date())?.state !== 'waiting' && !connection.linkedAt;
    // A new connection has a URL that nobody has used.
    if (!found || (isUsedUp && found.linkUrl === connection.linkUrl)) return startLink(viewer, connection.package);
    await restartLink(viewer, connection.id, { linkUrl: found.linkUrl, errorSeenAt: found.error?.at ?? null });
    return found.linkUrl;
  });
}

/**
 * Returns the URL at which the person authorises again the package that the page showed. Throws a Refusal if the company
 * has another connection.
 */
export async function startReconnect(viewer: Viewer, connectionId: string): Promise<string> {
  const books = await findShownBooks(viewer, connectionId);
  if (!books) throw new Refusal('Choose an accounting package to link.');
  return orUnavailable(async () => {
    const { linkUrl, error } = await readConnection(books.codatCompanyId, books.ids.connectionId, books.channel);
    await restartLink(viewer, books.connection.id, { linkUrl, errorSeenAt: error?.at ?? null });
    return linkUrl;
  });
}

/**
 * Deletes the link that the page showed, which was started and not finished. Throws a Refusal if its package is linked by
 * now, or if the company has another connection.
 */
export async function startOver(viewer: Viewer, connectionId: string): Promise<void> {
  const books = await findShownBooks(viewer, connectionId);
  if (!books) return;
  const { connection } = books;
  const isLinked = connection.linkedAt !== null || (await orUnavailable(() => isLinkedNow(viewer, connection)));
  if (isLinked)
    throw new Refusal(
      `${packageOf(connection.package).name} is linked, so nothing was removed. Disconnect it instead.`,
    );
  await disconnect(viewer, connectionId);
}

const isLinkedNow = async ({ companyId }: Viewer, { codatConnectionId }: LinkedConnection): Promise<boolean> =>
  (await checkConnection(companyId, codatConnectionId)) === 'linked';

/**
 * Deletes the connection that the page showed, at Codat and in Outlay. The mapping remains for the next connection.
 * Throws a Refusal if the company has another connection. Does nothing if it has none.
 */
export async function disconnect(viewer: Viewer, connectionId: string): Promise<void> {
  const books = await findShownBooks(viewer, connectionId);
  if (!books) return;
  const { codatCompanyId, connection } = books;
  await orUnavailable(() => deleteIfPresent(codatCompanyId, connection.codatConnectionId, viewer.companyId));
  await removeConnection(viewer, connection.id);
}

async function ensureCodatCompany(viewer: Viewer): Promise<string> {
  const company = await companySettings(viewer);
  const channel = channelFor(viewer.companyId);
  const codatCompanyId =
    company.codatCompanyId ??
    (await saveCodatCompany(viewer, { codatCompanyId: await createCompany(company.name, channel) }));
  if (!company.partnerConnectionId)
    await savePartnerConnection(viewer, await createPartnerConnection(codatCompanyId, channel));
  return codatCompanyId;
}

const deleteIfPresent = (codatCompanyId: string, codatConnectionId: string, companyId: string): Promise<void> =>
  deleteConnection(codatCompanyId, codatConnectionId, channelFor(companyId)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });

const unlessMissing = (error: unknown): null => {
  if (isMissing(error)) return null;
  throw error;
};

const isMissing = (error: unknown): boolean => error instanceof CodatError && error.failure.kind === 'missing';

/** Turns an error of Codat into a Refusal with a message for the person. */
async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ err: error, correlationId: error.correlationId }, 'linking failed at Codat');
    const reference = error.correlationId ? ` Reference ${error.correlationId.slice(0, 8)}.` : '';
    throw new Refusal(
      `The accounting gateway did not respond as expected. Nothing was changed. Try again in a minute.${reference}`,
    );
  }
}
