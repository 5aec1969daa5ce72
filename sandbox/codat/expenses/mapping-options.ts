import type { Account } from '../../packages/books';
import type { AccountingPackage } from '../../packages/package';
import { liveRecords } from '../../store/books';
import { cachedRecords } from '../../store/cache';
import type { Store } from '../../store/store';

type CachedRecord = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly status: string;
  readonly metadata?: { readonly isDeleted?: boolean };
};

/**
 * Returns the accounts, tax rates and other records that a client can map to, as Codat last fetched them. Archived and
 * deleted records are left out.
 */
export function mappingOptions(
  store: Store,
  connectionId: string,
  accountingPackage: AccountingPackage,
): Record<string, unknown> {
  const offered = (type: 'chartOfAccounts' | 'trackingCategories' | 'taxRates'): readonly CachedRecord[] =>
    cachedRecords(store, connectionId, type)
      .filter((record): record is CachedRecord => 'id' in record && 'status' in record)
      .filter(({ status, metadata }) => status === 'Active' && metadata?.isDeleted !== true);
  const accounts = new Map(liveRecords(store, connectionId, 'chartOfAccounts').map((each) => [each.id, each]));
  const rates = new Map(liveRecords(store, connectionId, 'taxRates').map((each) => [each.id, each]));
  return {
    accounts: offered('chartOfAccounts').map((cached) => {
      const { id, nominalCode, name, currency, type, fullyQualifiedCategory, isBankAccount } = cached;
      const account = accounts.get(id);
      return {
        id,
        nominalCode,
        name,
        currency,
        accountType: type,
        fullyQualifiedCategory,
        isBankAccount,
        validTransactionTypes: account ? typesFor(accountingPackage, account) : [],
        validFor: account ? validFor(accountingPackage, account) : [],
      };
    }),
    trackingCategories: accountingPackage.listsTrackingParents
      ? offered('trackingCategories').map(({ id, name, parentId, hasChildren }) => ({
          id,
          name,
          hasChildren,
          ...(parentId ? { parentId } : {}),
        }))
      : [],
    taxRates: offered('taxRates').map(({ id, name, code, effectiveTaxRate, totalTaxRate }) => {
      const rate = rates.get(id);
      const validTransactionTypes = rate ? accountingPackage.typesForTaxRate(rate) : [];
      return { id, name, code, effectiveTaxRate, totalTaxRate, validTransactionTypes };
    }),
  };
}

/**
 * Returns the types of transaction that accept an account. It uses the same rules that later refuse an account, so the
 * two always agree.
 */
export const validFor = (accountingPackage: AccountingPackage, account: Account): readonly string[] => [
  ...typesFor(accountingPackage, account).map((type) => `expense-transactions.${type}`),
  ...(accountingPackage.reimbursables?.acceptsAccount(account) ? ['reimbursable-expense-transactions'] : []),
  ...(accountingPackage.transfers?.acceptsAccount(account) ? ['transfer-transactions'] : []),
  ...(accountingPackage.adjustments?.acceptsAccount(account) ? ['adjustment-transactions'] : []),
];

const typesFor = ({ acceptsAccount, types }: AccountingPackage, account: Account) =>
  acceptsAccount(account) ? types : [];
