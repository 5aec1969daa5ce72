import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma, type Connection as Row } from '@/lib/data/generated/client';
import { announce, announceLists, enqueue } from '@/lib/data/queue';
import type { Connection } from '@/lib/domain/books/books';
import { parseLinkFailure } from '@/lib/domain/books/link-outcome';
import type { BooksList } from '@/lib/domain/books/lists';
import { isPackageKey } from '@/lib/domain/books/package';
import { scheduleNightlyRead } from './schedule-reads';

/** A connection with its id and its link URL at Codat. */
export type LinkedConnection = Connection & {
  readonly codatConnectionId: string;
  readonly linkUrl: string;
  /** The newest error of the connection that Outlay has seen, by Codat's clock. */
  readonly linkFailedAt: Date | null;
};

/** Converts a stored connection. Throws if its package is unknown. */
export const toConnection = (row: Row): LinkedConnection => {
  if (!isPackageKey(row.package)) throw new Error(`connection ${row.id} has an unknown package: ${row.package}`);
  return {
    ...row,
    package: row.package,
    linkStartedAt: row.linkStartedAt ?? row.createdAt,
    linkFailure: parseLinkFailure(row.linkFailure),
  };
};

/**
 * Returns the company's connection, whatever its status. Returns null before the first connection and after
 * disconnecting.
 */
export const currentConnection = (scope: CompanyScope): Promise<LinkedConnection | null> =>
  inScope(scope, (tx) => connectionIn(tx, scope.companyId));

export const connectionIn = (tx: Tx, companyId: string): Promise<LinkedConnection | null> =>
  tx.connection.findFirst({ where: { companyId, removedAt: null } }).then((row) => row && toConnection(row));

/** The columns of a connection in a larger query. All are null without a connection. */
export type ConnectionColumns = Omit<Row, 'id'> & { readonly connectionId: string | null };

/** Returns the columns of the connection `c`, for `connectionOf`. */
export const connectionColumns = Prisma.sql`
  c.id::text as "connectionId", c.company_id::text as "companyId", c.codat_connection_id::text as "codatConnectionId",
  c.package, c.status::text as status, c.link_url as "linkUrl", c.link_started_at as "linkStartedAt",
  c.link_failure as "linkFailure", c.link_failed_at as "linkFailedAt", c.organisation, c.base_currency as "baseCurrency",
  c.lock_date as "lockDate", c.linked_at as "linkedAt", c.lists_requested_at as "listsRequestedAt",
  c.lists_read_at as "listsReadAt", c.lists_error as "listsError", c.created_at as "createdAt", c.removed_at as "removedAt"`;

/** Returns the connection in a row that has `connectionColumns`, or null without a connection. Ignores other columns. */
export const connectionOf = (row: ConnectionColumns): LinkedConnection | null =>
  row.connectionId === null
    ? null
    : toConnection({
        id: row.connectionId,
        companyId: row.companyId,
        codatConnectionId: row.codatConnectionId,
        package: row.package,
        status: row.status,
        linkUrl: row.linkUrl,
        linkStartedAt: row.linkStartedAt,
        linkFailure: row.linkFailure,
        linkFailedAt: row.linkFailedAt,
        organisation: row.organisation,
        baseCurrency: row.baseCurrency,
        lockDate: row.lockDate,
        linkedAt: row.linkedAt,
        listsRequestedAt: row.listsRequestedAt,
        listsReadAt: row.listsReadAt,
        listsError: row.listsError,
        createdAt: row.createdAt,
        removedAt: row.removedAt,
      });

/** Starts a job that saves all lists as soon as Codat has read them. */
export const requestLists = (scope: CompanyScope, connectionId: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.connection.updateMany({
      where: { id: connectionId, companyId: scope.companyId },
      data: { listsRequestedAt: new Date(), listsError: null },
    });
    await enqueue(tx, { name: 'refresh-books', data: { companyId: scope.companyId, connectionId } });
    await announce(tx, scope.companyId, ['connection', 'books', 'mapping', 'expenses']);
  });

/** Starts a job that saves these lists. Codat has already read them from the package. */
export const requestListsOf = (scope: CompanyScope, connectionId: string, lists: readonly BooksList[]): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(tx, { name: 'refresh-books', data: { companyId: scope.companyId, connectionId, lists } }),
  );

/** Tells the pages how many lists Codat has read so far. */
export const announceProgress = (scope: CompanyScope, connectionId: string, read: number): Promise<void> =>
  inScope(scope, (tx) => announceLists(tx, scope.companyId, connectionId, read));

/** Schedules the nightly read of the lists. */
export const planNightlyRead = (scope: CompanyScope, connectionId: string): Promise<void> =>
  inScope(scope, (tx) => scheduleNightlyRead(tx, scope.companyId, connectionId));

/** Saves a message that tells people why the lists could not be read. */
export const saveListsError = (scope: CompanyScope, connectionId: string, listsError: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.connection.updateMany({
      where: { id: connectionId, companyId: scope.companyId },
      data: { listsError, listsRequestedAt: null },
    });
    await scheduleNightlyRead(tx, scope.companyId, connectionId);
    await announce(tx, scope.companyId, ['connection', 'books', 'mapping', 'expenses']);
  });
