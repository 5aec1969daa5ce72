import type { CodatChannel } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
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
export const createConnection = (
  codatCompanyId: string,
  key: PackageKey,
  channel?: CodatChannel,
): Promise<CodatConnection> =>
  callSdk(
    (codat) =>
      codat.connections.create({ companyId: codatCompanyId, requestBody: { platformKey: platformKeyOf(key) } }),
    channel,
  ).then(read);

/** The connection as it is now; its link is fresh where Codat makes one anew. */
export const readConnection = (
  codatCompanyId: string,
  connectionId: string,
  channel?: CodatChannel,
): Promise<CodatConnection> =>
  callSdk((codat) => codat.connections.get({ companyId: codatCompanyId, connectionId }), channel).then(read);

/** Ends the link at Codat. */
export const deleteConnection = (codatCompanyId: string, connectionId: string, channel?: CodatChannel): Promise<void> =>
  callSdk((codat) => codat.connections.delete({ companyId: codatCompanyId, connectionId }), channel);
