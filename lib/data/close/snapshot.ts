import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '@/lib/data/db';
import { type SignedFile, sumsOf } from '@/lib/domain/close/sign-off';
import { byteOrderMark } from '@/lib/domain/csv';
import { type RowsOf, signedRows } from './signed-rows';

export type Snapshot = { readonly files: readonly SignedFile[]; readonly hash: string };

/** A part of a file has this many rows, so that neither writing nor reading a file holds all of it. */
const rowsPerPart = 500;

/**
 * Stores the rows of a month under a sign-off, and returns its files with the hash over them. Postgres writes and hashes the
 * rows itself: 100,000 movements take some seconds, and none of them passes through this process. The caller has the coding for
 * itself, so no row changes meanwhile.
 */
export async function storeSnapshot(
  tx: Tx,
  { companyId, baseCurrency }: { readonly companyId: string; readonly baseCurrency: string },
  closing: { readonly id: string; readonly month: string },
): Promise<Snapshot> {
  const files = signedRows({ companyId, baseCurrency, month: closing.month });
  for (const file of files) await storeFile(tx, companyId, closing.id, file);
  const stored = await tx.$queryRaw<SignedFile[]>`
    select file as name, sum(rows)::int as rows, sum(octet_length(text))::int as bytes,
      encode(sha256(convert_to(string_agg(text, '' order by part), 'UTF8')), 'hex') as sha256
    from closing_parts where closing_id = ${closing.id}::uuid and company_id = ${companyId}::uuid group by file`;
  const ordered = files.flatMap(({ name }) => stored.find((file) => file.name === name) ?? []);
  return { files: ordered, hash: hashOf(ordered) };
}

/** Returns the hash of a sign-off over these files. */
export const hashOf = (files: readonly Pick<SignedFile, 'name' | 'sha256'>[]): string =>
  createHash('sha256').update(sumsOf(files)).digest('hex');

const storeFile = (tx: Tx, companyId: string, closingId: string, { name, head, lines }: RowsOf): Promise<unknown> =>
  tx.$executeRaw`
    insert into closing_parts (closing_id, file, part, company_id, rows, text)
    select ${closingId}::uuid, ${name}, 0, ${companyId}::uuid, 0, ${`${byteOrderMark}${head}\r\n`}
    union all
    select ${closingId}::uuid, ${name}, (1 + (n - 1) / ${rowsPerPart}::int)::int, ${companyId}::uuid, count(*)::int,
      string_agg(line || E'\r\n', '' order by n)
    from (${lines}) as line (n, line) group by 3`;
