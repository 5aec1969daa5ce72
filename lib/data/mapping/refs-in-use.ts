import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';

/** Returns the refs that expenses of the company name themselves, each once. */
export const ownRefsEver = async (tx: Tx, companyId: string) => ({
  suppliers: await valuesIn(tx, supplierColumn, companyId),
  customers: await valuesIn(tx, customerColumn, companyId),
  taxRates: await valuesIn(tx, taxRateColumn, companyId),
  trackingSets: await valuesIn(tx, trackingColumn, companyId),
});

type Column = { readonly table: Prisma.Sql; readonly name: Prisma.Sql };
const supplierColumn: Column = { table: Prisma.sql`expenses`, name: Prisma.sql`supplier_ref` };
const customerColumn: Column = { table: Prisma.sql`expense_lines`, name: Prisma.sql`customer_ref` };
const trackingColumn: Column = { table: Prisma.sql`expense_lines`, name: Prisma.sql`tracking_refs` };
const taxRateColumn: Column = { table: Prisma.sql`expense_lines`, name: Prisma.sql`tax_rate_ref` };

async function valuesIn(tx: Tx, column: Column, companyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ value: string }[]>(valuesOf(column, companyId));
  return rows.map((row) => row.value);
}

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
