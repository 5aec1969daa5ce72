import 'server-only';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { isOfOtherBooks } from '@/lib/data/mapping/mappings';
import { setupIn } from '@/lib/data/setup/setup';
import { type CardAccount, cardAccounts } from '@/lib/domain/bank-line/card-account';
import { emptyMapping } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';

export type BankAccounts = {
  /** Null before the first link. */
  readonly connection: LinkedConnection | null;
  readonly accounts: readonly CardAccount[];
};

/** Returns the bank accounts of the linked books that are in use, with the cards that stand for them. */
export async function bankAccountsIn(tx: Tx, companyId: string): Promise<BankAccounts> {
  const { connection, books, cards, at, baseCurrency } = await setupIn(tx, companyId);
  const mapping = isOfOtherBooks(at, connection) ? emptyMapping : at.mapping;
  return { connection, accounts: connection ? cardAccounts(books, cards, mapping, baseCurrency) : [] };
}

export const bankAccountsOf = (scope: CompanyScope): Promise<BankAccounts> =>
  inScope(scope, (tx) => bankAccountsIn(tx, scope.companyId));

/** Returns one bank account of the linked books. Throws a Refusal when it is not there or not in use. */
export async function bankAccountIn(
  tx: Tx,
  companyId: string,
  ref: string,
): Promise<{ readonly connection: LinkedConnection; readonly account: CardAccount }> {
  const { connection, accounts } = await bankAccountsIn(tx, companyId);
  const account = accounts.find((one) => one.ref === ref);
  if (!connection || !account)
    throw new Refusal('This bank account is no longer in use in your books. Choose another.');
  return { connection, account };
}
