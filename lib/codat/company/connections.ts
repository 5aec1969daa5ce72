import type { Line } from '@/lib/codat/client/http';
import { ask } from '@/lib/codat/client/platform';
import type { Connection } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { platformKeyOf } from './packages';

export type CodatConnection = { readonly id: string; readonly status: Connection['status']; readonly linkUrl: string };

const statuses: Readonly<Record<string, Connection['status']>> = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
};

type Said = { id: string; status: string; linkUrl: string };

function read({ id, status, linkUrl }: Said): CodatConnection {
  const known = statuses[status];
  if (!known) throw new Error(`Codat answered a connection status nobody knows: ${status}`);
  return { id, status: known, linkUrl };
}

/** Prepares a link to the package: where to send the person, once. */
export const createConnection = (codatCompanyId: string, key: PackageKey, line?: Line): Promise<CodatConnection> =>
  ask(
    (codat) =>
      codat.connections.create({ companyId: codatCompanyId, requestBody: { platformKey: platformKeyOf(key) } }),
    line,
  ).then(read);

/** The connection as it is now; its link is fresh where Codat makes one anew. */
export const readConnection = (codatCompanyId: string, connectionId: string, line?: Line): Promise<CodatConnection> =>
  ask((codat) => codat.connections.get({ companyId: codatCompanyId, connectionId }), line).then(read);

/** Ends the link at Codat. */
export const deleteConnection = (codatCompanyId: string, connectionId: string, line?: Line): Promise<void> =>
  ask((codat) => codat.connections.delete({ companyId: codatCompanyId, connectionId }), line);
