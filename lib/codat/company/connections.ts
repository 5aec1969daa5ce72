import type { CodatChannel } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import type { Connection } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { platformKeyOf } from './packages';

/** The two ids that identify one connection at Codat. They are part of the paths of its data. */
export type ConnectionIds = { readonly codatCompanyId: string; readonly connectionId: string };

export const connectionPath = ({ codatCompanyId, connectionId }: ConnectionIds): string =>
  `/companies/${codatCompanyId}/connections/${connectionId}`;

export type CodatConnection = {
  readonly id: string;
  readonly status: Connection['status'];
  readonly linkUrl: string;
  /** The newest error of the connection: its status code, and when it occurred by Codat's clock. */
  readonly error: { readonly statusCode: string; readonly at: Date } | null;
};

const statuses: Readonly<Record<string, Connection['status']>> = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
};

type ErrorFields = { statusCode?: string | undefined; erroredOnUtc?: string | undefined };
type ConnectionFields = {
  id: string;
  status: string;
  linkUrl: string;
  dataConnectionErrors?: readonly ErrorFields[] | null | undefined;
};

function toConnection({ id, status, linkUrl, dataConnectionErrors }: ConnectionFields): CodatConnection {
  const known = statuses[status];
  if (!known) throw new Error(`Codat returned an unknown connection status: ${status}`);
  return { id, status: known, linkUrl, error: newestError(dataConnectionErrors ?? []) };
}

function newestError(errors: readonly ErrorFields[]): CodatConnection['error'] {
  const dated = errors.flatMap(({ statusCode = '', erroredOnUtc = '' }) => {
    const at = new Date(erroredOnUtc);
    return Number.isNaN(at.getTime()) ? [] : [{ statusCode, at }];
  });
  return dated.sort((one, other) => other.at.getTime() - one.at.getTime())[0] ?? null;
}

/** Creates a connection to the package. The result contains the one-time URL where the person authorises the link. */
export const createConnection = (
  codatCompanyId: string,
  key: PackageKey,
  channel: CodatChannel | undefined,
): Promise<CodatConnection> =>
  callSdk(
    (codat) =>
      codat.connections.create({ companyId: codatCompanyId, requestBody: { platformKey: platformKeyOf(key) } }),
    channel,
  ).then(toConnection);

/** Returns the connection. Codat includes a new link URL when the former one was used or has expired. */
export const readConnection = (
  codatCompanyId: string,
  connectionId: string,
  channel: CodatChannel | undefined,
): Promise<CodatConnection> =>
  callSdk((codat) => codat.connections.get({ companyId: codatCompanyId, connectionId }), channel).then(toConnection);

export const deleteConnection = (
  codatCompanyId: string,
  connectionId: string,
  channel: CodatChannel | undefined,
): Promise<void> => callSdk((codat) => codat.connections.delete({ companyId: codatCompanyId, connectionId }), channel);
