import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import type { OwnList } from '@/lib/domain/counts/counts';

type Column = { readonly table: Prisma.Sql; readonly name: Prisma.Sql };
const columns = {
  suppliers: { table: Prisma.sql`expenses`, name: Prisma.sql`supplier_ref` },
  customers: { table: Prisma.sql`expense_lines`, name: Prisma.sql`customer_ref` },
  taxRates: { table: Prisma.sql`expense_lines`, name: Prisma.sql`tax_rate_ref` },
  trackingSet: { table: Prisma.sql`expense_lines`, name: Prisma.sql`tracking_refs` },
} as const satisfies Readonly<Record<OwnList, Column>>;

/** Returns the query for the refs that expenses of the company name themselves, each once: its columns are `list` and `ref`. */
export const ownRefsEver = (companyId: string): Prisma.Sql =>
  Prisma.join(
    Object.entries(columns).map(
      ([list, column]) =>
        Prisma.sql`select ${list}::text as list, value as ref from (${valuesOf(column, companyId)}) own`,
    ),
    ' union all ',
  );

/**
 * Returns the query for each distinct value of a column, once. It jumps in the index from one value to the next (loose
 * index scan). DISTINCT would read every row.
 */
const valuesOf = ({ table, name }: Column, companyId: string) => Prisma.sql`
    with recursive found as (
      (select ${name} as value from ${table} where company_id = ${companyId}::uuid and ${name} is not null order by 1 limit 1)
      union all
      select (select ${name} from ${table} where company_id = ${companyId}::uuid and ${name} > found.value order by 1 limit 1)
      from found where found.value is not null)
    select value from found where value is not null`;
