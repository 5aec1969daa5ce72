import type { CodatChannel } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import type { Connection } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { platformKeyOf } from './packages';

/** The two ids that identify one connection at Codat. They are part of the paths of its data. */
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

/** Creates a connection to the package. The result contains the one-time URL where the person authorises the link. */
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

/** Returns the connection. For some packages Codat includes a new link URL. */
export const readConnection = (
  codatCompanyId: string,
  connectionId: string,
  channel?: CodatChannel,
): Promise<CodatConnection> =>
  callSdk((codat) => codat.connections.get({ companyId: codatCompanyId, connectionId }), channel).then(toConnection);

export const deleteConnection = (codatCompanyId: string, connectionId: string, channel?: CodatChannel): Promise<void> =>
  callSdk((codat) => codat.connections.delete({ companyId: codatCompanyId, connectionId }), channel);
