import 'server-only';
import { contactsSql, parseContacts, refIn } from '@/lib/data/books/books';
import { type LinkedConnection, toConnection } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { type Connection, Prisma } from '@/lib/data/generated/client';
import type { Books } from '@/lib/domain/books/books';
import { type SnapshotSource, versionSql } from './snapshot';

/** The suppliers and customers to read besides those that the mapping names. A company may have thousands of each. */
export type ContactRefs = { readonly suppliers: readonly string[]; readonly customers: readonly string[] };

/** The small part of a company's setup, which every transaction reads, with the version of the large part. */
export type State = SnapshotSource &
  Pick<Books, 'suppliers' | 'customers'> & {
    readonly version: string | null;
    readonly baseCurrency: string;
    readonly receiptsRequiredFrom: bigint | null;
    readonly number: number | null;
    readonly mappingConnectionId: string | null;
    readonly connection: LinkedConnection | null;
  };

type Row = Omit<State, 'baseCurrency' | 'connection' | 'connectionId'> & {
  readonly companyCurrency: string;
  readonly connectionId: string | null;
} & Omit<Connection, 'id'>;

/** Reads the state in one statement. Throws if the transaction does not see the company. */
export async function stateIn(tx: Tx, companyId: string, { suppliers, customers }: ContactRefs): Promise<State> {
  const [row] = await tx.$queryRaw<Row[]>`
    select ${versionSql(companyId)} as version, company.base_currency as "companyCurrency",
      company.receipts_required_from as "receiptsRequiredFrom", v.id::text as "mappingId", v.number,
      v.connection_id::text as "mappingConnectionId", ${connectionColumns},
      ${contactsSql(Prisma.sql`c.id`, { suppliers: refIn(suppliers), customers: refIn(customers) })}
    from companies company
      left join connections c on c.company_id = company.id and c.removed_at is null
      left join lateral (
        select id, number, connection_id from mapping_versions where company_id = company.id order by number desc limit 1
      ) v on true
    where company.id = ${companyId}::uuid`;
  if (!row) throw new Error(`the company ${companyId} is not visible`);
  const { version, companyCurrency, receiptsRequiredFrom, mappingId, number, mappingConnectionId, ...rest } = row;
  const { connectionId, suppliers: _, customers: __, ...connection } = rest;
  return {
    version,
    baseCurrency: companyCurrency,
    receiptsRequiredFrom,
    mappingId,
    number,
    mappingConnectionId,
    connectionId,
    connection: connectionId === null ? null : toConnection({ id: connectionId, ...connection }),
    ...parseContacts(row),
  };
}

const connectionColumns = Prisma.sql`
  c.id::text as "connectionId", c.company_id::text as "companyId", c.codat_connection_id::text as "codatConnectionId",
  c.package, c.status::text as status, c.link_url as "linkUrl", c.link_started_at as "linkStartedAt",
  c.link_failure as "linkFailure", c.link_failed_at as "linkFailedAt", c.organisation, c.base_currency as "baseCurrency",
  c.lock_date as "lockDate", c.linked_at as "linkedAt", c.lists_requested_at as "listsRequestedAt",
  c.lists_read_at as "listsReadAt", c.lists_error as "listsError", c.created_at as "createdAt", c.removed_at as "removedAt"`;
