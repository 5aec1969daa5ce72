import 'server-only';
import { z } from 'zod';
import { inScope } from '@/lib/data/db';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Span } from '@/lib/domain/import/statement/statement';
import { fromStored, storedSpan } from '@/lib/domain/import/stored-span';

/** The most earlier imports of an account that are read: those of several years. */
const mostImports = 400;

/**
 * Returns the statements of these accounts that were imported before, each with the name of its file. An import that
 * stopped, was cancelled or was undone has left a gap itself, so it does not count. An employee sees their own. `into`: only
 * imports of bank lines into this account; null: only imports of expenses.
 */
export async function importedStatements(
  viewer: Viewer,
  accounts: readonly string[],
  into: AccountKey | null = null,
): Promise<readonly Span[]> {
  if (accounts.length === 0) return [];
  const found = await inScope(
    viewer,
    (tx) =>
      tx.$queryRaw<{ fileName: string; statements: unknown }[]>`
        select file_name as "fileName", statements from imports
        where company_id = ${viewer.companyId}::uuid and state = 'done' and undone_at is null
          and connection_id is not distinct from ${into?.connectionId ?? null}::uuid
          and bank_account_ref is not distinct from ${into?.bankAccountRef ?? null}
          and jsonb_path_exists(statements, '$[*] ? (@.account == $accounts[*])',
            jsonb_build_object('accounts', ${JSON.stringify(accounts)}::jsonb))
        order by id desc limit ${mostImports}`,
  );
  const wanted = new Set(accounts);
  return found.flatMap(({ fileName, statements }) =>
    z
      .array(storedSpan)
      .parse(statements)
      .filter(({ account }) => wanted.has(account))
      .map((span) => fromStored(span, fileName)),
  );
}
