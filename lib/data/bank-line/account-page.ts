import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { Page } from '@/lib/data/keyset';
import type { BankLine } from '@/lib/domain/bank-line/bank-line';
import type { CardAccount } from '@/lib/domain/bank-line/card-account';
import type { PageAt } from '@/lib/domain/list/page-at';
import { bankAccountsIn } from './accounts';
import { linesPage } from './lines';

export type AccountPage = { readonly account: CardAccount; readonly lines: Page<BankLine> };

/** Returns what the page of a bank account shows; null when the account is not in use in the linked books. */
export const accountPage = (scope: CompanyScope, ref: string, at: PageAt): Promise<AccountPage | null> =>
  inScope(scope, async (tx) => {
    const { connection, accounts } = await bankAccountsIn(tx, scope.companyId);
    const account = accounts.find((one) => one.ref === ref);
    if (!connection || !account) return null;
    const key = { connectionId: connection.id, bankAccountRef: ref };
    return { account, lines: await linesPage(tx, scope.companyId, key, at) };
  });
