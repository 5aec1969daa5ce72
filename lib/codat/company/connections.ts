import type { CodatChannel } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import type { Connection } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { platformKeyOf } from './packages';

/** The ids that lead to the data of one connection at Codat. */
export type ConnectionIds = { readonly codatCompanyId: string; readonly connectionId: string };

export const connectionPath = ({ codatCompanyId, connectionId }: ConnectionIds): string =>
  `/companies/${codatCompanyId}/connections/${connectionId}`;

export type CodatConnection = { readonly id: string; readonly status: Connection['status']; readonly linkUrl: string };

const statuses: Readonly<Record<string, Connection['status']>> = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
};

function toConnection({ id, status, linkUrl }: { id: string; status: string; linkUrl: string }): CodatConnection {
  const known = statuses[status];
  if (!known) throw new Error(`Codat returned an unknown connection status: ${status}`);
  return { id, status: known, linkUrl };
}

/** Creates a connection to the package, with the one-time URL at which the person links it. */
export const createConnection = (
  codatCompanyId: string,
  key: PackageKey,
  channel?: CodatChannel,
): Promise<CodatConnection> =>
  callSdk(
    (codat) =>
      codat.connections.create({ companyId: codatCompanyId, requestBody: { platformKey: platformKeyOf(key) } }),
    channel,
  ).then(toConnection);

/** Returns the connection, with a new link URL where Codat creates one. */
export const readConnection = (
  codatCompanyId: string,
  connectionId: string,
  channel?: CodatChannel,
): Promise<CodatConnection> =>
  callSdk((codat) => codat.connections.get({ companyId: codatCompanyId, connectionId }), channel).then(toConnection);

export const deleteConnection = (codatCompanyId: string, connectionId: string, channel?: CodatChannel): Promise<void> =>
  callSdk((codat) => codat.connections.delete({ companyId: codatCompanyId, connectionId }), channel);
