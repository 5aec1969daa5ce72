import 'server-only';
import { contactsSql, parseContacts, refIn } from '@/lib/data/books/books';
import {
  type ConnectionColumns,
  connectionColumns,
  connectionOf,
  type LinkedConnection,
} from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
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
    readonly closedMonths: readonly string[];
    readonly number: number | null;
    readonly mappingConnectionId: string | null;
    readonly connection: LinkedConnection | null;
  };

type Row = Omit<State, 'baseCurrency' | 'connection' | 'connectionId'> & {
  readonly companyCurrency: string;
} & ConnectionColumns;

/** Reads the state in one statement. Throws if the transaction does not see the company. */
export async function stateIn(tx: Tx, companyId: string, { suppliers, customers }: ContactRefs): Promise<State> {
  const [row] = await tx.$queryRaw<Row[]>`
    select ${versionSql(companyId)} as version, company.base_currency as "companyCurrency",
      company.receipts_required_from as "receiptsRequiredFrom",
      array(select p.month::text from periods p where p.company_id = company.id and p.state <> 'open') as "closedMonths", v.id::text as "mappingId", v.number,
      v.connection_id::text as "mappingConnectionId", ${connectionColumns},
      ${contactsSql(Prisma.sql`c.id`, { suppliers: refIn(suppliers), customers: refIn(customers) })}
    from companies company
      left join connections c on c.company_id = company.id and c.removed_at is null
      left join lateral (
        select id, number, connection_id from mapping_versions where company_id = company.id order by number desc limit 1
      ) v on true
    where company.id = ${companyId}::uuid`;
  if (!row) throw new Error(`the company ${companyId} is not visible`);
  const {
    version,
    companyCurrency,
    receiptsRequiredFrom,
    closedMonths,
    mappingId,
    number,
    mappingConnectionId,
    connectionId,
  } = row;
  return {
    version,
    baseCurrency: companyCurrency,
    receiptsRequiredFrom,
    closedMonths,
    mappingId,
    number,
    mappingConnectionId,
    connectionId,
    connection: connectionOf(row),
    ...parseContacts(row),
  };
}
