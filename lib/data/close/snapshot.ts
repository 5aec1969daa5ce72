import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '@/lib/data/db';
import { type SignedFile, sumsOf } from '@/lib/domain/close/sign-off';
import { byteOrderMark } from '@/lib/domain/csv';
import type { Period } from '@/lib/domain/report/period';
import { type RowsOf, signedRows } from './signed-rows';

export type Snapshot = { readonly files: readonly SignedFile[]; readonly hash: string };

/** The sign-off whose rows are stored. */
export type Signed = {
  readonly id: string;
  readonly companyId: string;
  readonly baseCurrency: string;
  readonly closedAt: Date;
};

/** A part of a file has at most this many rows, so that neither writing nor reading a file holds all of it. */
const rowsPerPart = 500;

/** The number of files of a sign-off. */
export const fileCount = 6;

/**
 * Stores the rows of these days under a sign-off, in one of its files, or in all of them. Postgres writes the rows itself, so none
 * passes through this process. Days are stored in their order.
 */
export async function storeRows(tx: Tx, of: Signed, period: Period, file?: number): Promise<void> {
  const files = signedRows({ ...of, period });
  for (const one of file === undefined ? files : files.slice(file, file + 1)) await storeFile(tx, of, one);
}

/** Stores the heads of the files, before any row. */
export async function storeHeads(tx: Tx, of: Signed, period: Period): Promise<void> {
  for (const { name, head } of signedRows({ ...of, period }))
    await tx.$executeRaw`
      insert into closing_parts (closing_id, file, part, company_id, rows, text)
      values (${of.id}::uuid, ${name}, 0, ${of.companyId}::uuid, 0, ${`${byteOrderMark}${head}\r\n`})`;
}

const storeFile = (tx: Tx, { id, companyId }: Signed, { name, lines }: RowsOf): Promise<unknown> =>
  tx.$executeRaw`
    insert into closing_parts (closing_id, file, part, company_id, rows, text)
    select ${id}::uuid, ${name}, (select 1 + max(part) from closing_parts where closing_id = ${id}::uuid and file = ${name})
      + ((n - 1) / ${rowsPerPart}::int)::int, ${companyId}::uuid, count(*)::int, string_agg(line || E'\r\n', '' order by n)
    from (${lines}) as line (n, line) group by 3`;

/** Returns the files that were stored under a sign-off, with the hash over them. */
export async function snapshotOf(tx: Tx, of: Signed, period: Period): Promise<Snapshot> {
  const stored = await tx.$queryRaw<SignedFile[]>`
    select file as name, sum(rows)::int as rows, sum(octet_length(text))::int as bytes,
      encode(sha256(convert_to(string_agg(text, '' order by part), 'UTF8')), 'hex') as sha256
    from closing_parts where closing_id = ${of.id}::uuid and company_id = ${of.companyId}::uuid group by file`;
  const files = signedRows({ ...of, period }).flatMap(({ name }) => stored.find((file) => file.name === name) ?? []);
  return { files, hash: hashOf(files) };
}

/** Returns the hash of a sign-off over these files. */
export const hashOf = (files: readonly Pick<SignedFile, 'name' | 'sha256'>[]): string =>
  createHash('sha256').update(sumsOf(files)).digest('hex');
