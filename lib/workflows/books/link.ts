import { CodatError } from '@/lib/codat/client/errors';
import { createCompany, createPartnerConnection } from '@/lib/codat/company/companies';
import { createConnection, deleteConnection, readConnection } from '@/lib/codat/company/connections';
import { companySettings, saveCodatCompany, savePartnerConnection } from '@/lib/data/company/companies';
import {
  currentConnection,
  removeConnection,
  saveConnectionStatus,
  saveLinkUrl,
  startConnection,
} from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import type { Connection } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import { channelFor } from '@/lib/workflows/codat-channel';
import { findBooks } from './company-books';

/**
 * Creates a connection to the package. Creates the company at Codat first if it does not exist there. Returns the URL
 * where the person authorises the link.
 */
export async function startLink(viewer: Viewer, key: PackageKey): Promise<string> {
  const before = await currentConnection(viewer);
  if (before?.status === 'linked') throw new Refusal('Disconnect the linked package first.');
  return orUnavailable(async () => {
    const codatCompanyId = await ensureCodatCompany(viewer);
    if (before) await deleteIfPresent(codatCompanyId, before.codatConnectionId, viewer.companyId);
    const connection = await createConnection(codatCompanyId, key, channelFor(viewer.companyId));
    await startConnection(viewer, { codatConnectionId: connection.id, package: key, linkUrl: connection.linkUrl });
    return connection.linkUrl;
  });
}

/** Returns the URL at which the person authorises the same package again. */
export async function startReconnect(viewer: Viewer): Promise<string> {
  const books = await findBooks(viewer);
  if (!books) throw new Refusal('Choose an accounting package to link.');
  return orUnavailable(async () => {
    const { linkUrl } = await readConnection(books.codatCompanyId, books.ids.connectionId, books.channel);
    await saveLinkUrl(viewer, books.connection.id, linkUrl);
    return linkUrl;
  });
}

/**
 * Reads the status of the connection from Codat and saves it. A webhook or redirect is never trusted for the status: it
 * only causes this read. Returns null if the company does not exist at Codat.
 */
export async function checkConnection(
  companyId: string,
  codatConnectionId: string,
): Promise<Connection['status'] | null> {
  const scope = worker(companyId);
  const { codatCompanyId } = await companySettings(scope);
  if (!codatCompanyId) return null;
  const status = await readConnection(codatCompanyId, codatConnectionId, channelFor(companyId)).then(
    (connection) => connection.status,
    (error: unknown): Connection['status'] => {
      if (isMissing(error)) return 'unlinked';
      throw error;
    },
  );
  await saveConnectionStatus(scope, codatConnectionId, status);
  return status;
}

/** Deletes the connection at Codat and in Outlay. The mapping remains for the next connection. */
export async function disconnect(viewer: Viewer): Promise<void> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (!connection) return;
  if (codatCompanyId)
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
