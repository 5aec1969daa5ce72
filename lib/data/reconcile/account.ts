import 'server-only';
import { Prisma } from '@/lib/data/generated/client';

/** One bank account of the books. */
export type AccountKey = {
  readonly companyId: string;
  readonly connectionId: string;
  readonly bankAccountRef: string;
};

/** A condition on the rows of an account: of `l`, `b` or `r`, which have these columns. */
export const ofAccount = (alias: 'l' | 'b' | 'r', { companyId, connectionId, bankAccountRef }: AccountKey) => {
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  return Prisma.sql`${column('company_id')} = ${companyId}::uuid and ${column('connection_id')} = ${connectionId}::uuid
    and ${column('bank_account_ref')} = ${bankAccountRef}`;
};

/**
 * The lines `l` of an account that count. A line that Outlay made of a movement counts only on days that no imported
 * statement covers: on the others the bank's own line stands for the same money.
 */
export const countedLines = (key: AccountKey): Prisma.Sql => Prisma.sql`
  ${ofAccount('l', key)} and (l.source::text = 'statement'
    or l.day < coalesce((select min(s.day) ${statementLines(key)}), '9999-12-31')
    or l.day > (select max(s.day) ${statementLines(key)}))`;

const statementLines = ({ companyId, connectionId, bankAccountRef }: AccountKey) => Prisma.sql`
  from bank_lines s where s.company_id = ${companyId}::uuid and s.connection_id = ${connectionId}::uuid
    and s.bank_account_ref = ${bankAccountRef} and s.source = 'statement'`;

/** The records `b` of an account that the books have. */
export const presentRecords = (key: AccountKey): Prisma.Sql =>
  Prisma.sql`${ofAccount('b', key)} and b.deleted_at is null`;
