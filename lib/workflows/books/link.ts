import { CodatError } from '@/lib/codat/client/errors';
import { createCompany, createPartnerConnection } from '@/lib/codat/company/companies';
import { createConnection, deleteConnection, readConnection } from '@/lib/codat/company/connections';
import { companySettings, keepCodatCompany, keepPartnerConnection } from '@/lib/data/company/companies';
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

/**
 * Prepares the link to a package: the company at Codat and its partner expense connection when they are not there
 * yet, then the connection. Answers where to send the person.
 */
export async function startLink(viewer: Viewer, key: PackageKey): Promise<string> {
  const before = await currentConnection(viewer);
  if (before?.status === 'linked') throw new Refusal('Disconnect the linked package first.');
  return asUnavailable(async () => {
    const codatCompanyId = await ensureCodatCompany(viewer);
    const channel = channelFor(viewer.companyId);
    if (before) await deleteCodatConnection(codatCompanyId, before.codatConnectionId, viewer.companyId);
    const connection = await createConnection(codatCompanyId, key, channel);
    await startConnection(viewer, { codatConnectionId: connection.id, package: key, linkUrl: connection.linkUrl });
    return connection.linkUrl;
  });
}

/** Where to send the person to give consent again to the package they had linked. */
export async function startReconnect(viewer: Viewer): Promise<string> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (!connection || !codatCompanyId) throw new Refusal('Choose an accounting package to link.');
  return asUnavailable(async () => {
    const { linkUrl } = await readConnection(
      codatCompanyId,
      connection.codatConnectionId,
      channelFor(viewer.companyId),
    );
    await saveLinkUrl(viewer, connection.id, linkUrl);
    return linkUrl;
  });
}

/** Looks at Codat what became of the connection, and keeps it. Whoever tells us so is only a hint. */
export async function checkConnection(
  companyId: string,
  codatConnectionId: string,
): Promise<Connection['status'] | null> {
  const scope = worker(companyId);
  const { codatCompanyId } = await companySettings(scope);
  if (!codatCompanyId) return null;
  try {
    const { status } = await readConnection(codatCompanyId, codatConnectionId, channelFor(companyId));
    await saveConnectionStatus(scope, codatConnectionId, status);
    return status;
  } catch (error) {
    if (!(error instanceof CodatError) || error.failure.kind !== 'missing') throw error;
    await saveConnectionStatus(scope, codatConnectionId, 'unlinked');
    return 'unlinked';
  }
}

/** Ends the link on both sides. The mapping stays for the next one. */
export async function disconnect(viewer: Viewer): Promise<void> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (!connection) return;
  await asUnavailable(async () => {
    if (codatCompanyId) await deleteCodatConnection(codatCompanyId, connection.codatConnectionId, viewer.companyId);
  });
  await removeConnection(viewer, connection.id);
}

async function ensureCodatCompany(viewer: Viewer): Promise<string> {
  const company = await companySettings(viewer);
  const channel = channelFor(viewer.companyId);
  const codatCompanyId =
    company.codatCompanyId ??
    (await keepCodatCompany(viewer, { codatCompanyId: await createCompany(company.name, channel) }));
  if (!company.partnerConnectionId)
    await keepPartnerConnection(viewer, await createPartnerConnection(codatCompanyId, channel));
  return codatCompanyId;
}

/** A connection that Codat no longer knows is as good as deleted. */
async function deleteCodatConnection(
  codatCompanyId: string,
  codatConnectionId: string,
  companyId: string,
): Promise<void> {
  try {
    await deleteConnection(codatCompanyId, codatConnectionId, channelFor(companyId));
  } catch (error) {
    if (!(error instanceof CodatError) || error.failure.kind !== 'missing') throw error;
  }
}

async function asUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ err: error, correlationId: error.correlationId }, 'linking failed at Codat');
    const reference = error.correlationId ? ` Reference ${error.correlationId.slice(0, 8)}.` : '';
    throw new Refusal(
      `The accounting gateway did not answer as expected. Nothing was changed; try again in a minute.${reference}`,
    );
  }
}
