import type { CodatChannel } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection, type LinkedConnection } from '@/lib/data/connection/connections';
import type { CompanyScope } from '@/lib/data/db';
import { Refusal } from '@/lib/domain/refusal';
import { backgroundChannelFor, channelFor } from '@/lib/workflows/codat-channel';

/** What a workflow needs to call Codat about a company's books: the connection, its ids at Codat, and the channel. */
export type CompanyBooks = {
  readonly scope: CompanyScope;
  readonly connection: LinkedConnection;
  readonly codatCompanyId: string;
  readonly ids: ConnectionIds;
  readonly channel: CodatChannel;
};

/**
 * Returns the books of the company's connection, whatever its status. Returns null if the company has no connection.
 */
export async function findBooks(scope: CompanyScope): Promise<CompanyBooks | null> {
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId) return null;
  const ids = { codatCompanyId, connectionId: connection.codatConnectionId };
  return { scope, connection, codatCompanyId, ids, channel: channelFor(scope.companyId) };
}

/** Returns the books if this connection is the company's current one and is linked, else null. */
export async function findLinkedBooks(scope: CompanyScope, connectionId: string): Promise<CompanyBooks | null> {
  const books = await findBooks(scope);
  return books?.connection.status === 'linked' && books.connection.id === connectionId ? books : null;
}

/** Like `findLinkedBooks`, for a job that reads in the background. */
export const findBooksToRead = (scope: CompanyScope, connectionId: string): Promise<CompanyBooks | null> =>
  findLinkedBooks(scope, connectionId).then(
    (books) => books && { ...books, channel: backgroundChannelFor(scope.companyId) },
  );

/** Returns the linked books. Throws a Refusal if no package is linked. */
export async function requireLinkedBooks(scope: CompanyScope): Promise<CompanyBooks> {
  const books = await findBooks(scope);
  if (books?.connection.status !== 'linked') throw new Refusal('Link your accounting package first.');
  return books;
}
