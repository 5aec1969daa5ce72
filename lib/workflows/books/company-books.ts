import type { CodatChannel } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection, type LinkedConnection } from '@/lib/data/connection/connections';
import type { CompanyScope } from '@/lib/data/db';
import { Refusal } from '@/lib/domain/refusal';
import { channelFor } from '@/lib/workflows/codat-channel';

/** A company's books at Codat, with the channel to reach them. */
export type CompanyBooks = {
  readonly scope: CompanyScope;
  readonly connection: LinkedConnection;
  readonly codatCompanyId: string;
  readonly ids: ConnectionIds;
  readonly channel: CodatChannel;
};

/** Returns the books of the current connection, whatever its status, or null without one. */
export async function findBooks(scope: CompanyScope): Promise<CompanyBooks | null> {
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId) return null;
  const ids = { codatCompanyId, connectionId: connection.codatConnectionId };
  return { scope, connection, codatCompanyId, ids, channel: channelFor(scope.companyId) };
}

/** Returns the books if they are linked through this connection, else null. */
export async function findLinkedBooks(scope: CompanyScope, connectionId: string): Promise<CompanyBooks | null> {
  const books = await findBooks(scope);
  return books?.connection.status === 'linked' && books.connection.id === connectionId ? books : null;
}

/** Returns the linked books. Throws a Refusal if no package is linked. */
export async function requireLinkedBooks(scope: CompanyScope): Promise<CompanyBooks> {
  const books = await findBooks(scope);
  if (books?.connection.status !== 'linked') throw new Refusal('Link your accounting package first.');
  return books;
}
