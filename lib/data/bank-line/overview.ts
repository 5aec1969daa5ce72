import 'server-only';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { CardAccount } from '@/lib/domain/bank-line/card-account';
import type { Day } from '@/lib/domain/day';
import { bankAccountsIn } from './accounts';

/** A bank account with the newest line that Outlay has of it. */
export type AccountOverview = CardAccount & { readonly newestLine: Day | null };

/**
 * Returns the bank accounts of the linked books for which a card stands or of which Outlay has lines, in the order of the
 * books.
 */
export const accountOverview = (
  scope: CompanyScope,
): Promise<{ readonly connection: LinkedConnection | null; readonly accounts: readonly AccountOverview[] }> =>
  inScope(scope, async (tx) => {
    const { connection, accounts } = await bankAccountsIn(tx, scope.companyId);
    if (!connection) return { connection, accounts: [] };
    const newest = await tx.$queryRaw<{ ref: string; day: string | null }[]>`
      select ref, (select l.day from bank_lines l where l.company_id = ${scope.companyId}::uuid and l.bank_account_ref = ref
        and l.connection_id = ${connection.id}::uuid order by l.day desc limit 1) as day
      from unnest(${accounts.map(({ ref }) => ref)}::text[]) as ref`;
    const days = new Map(newest.map(({ ref, day }) => [ref, day]));
    return {
      connection,
      accounts: accounts
        .map((account) => ({ ...account, newestLine: days.get(account.ref) ?? null }))
        .filter(({ cards, newestLine }) => cards.length > 0 || newestLine !== null),
    };
  });
