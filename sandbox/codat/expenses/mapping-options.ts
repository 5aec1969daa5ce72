import type { Account } from '../../packages/books';
import type { AccountingPackage } from '../../packages/package';
import { liveRecords } from '../../store/books';
import { cachedRecords } from '../../store/cache';
import type { Store } from '../../store/store';

interface CachedAccount {
  readonly id: string;
  readonly nominalCode: string;
  readonly name: string;
  readonly currency: string;
  readonly type: string;
  readonly status: string;
  readonly fullyQualifiedCategory: string;
  readonly isBankAccount: boolean;
}
interface CachedRate {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly effectiveTaxRate: number;
  readonly totalTaxRate: number;
  readonly status: string;
}
interface CachedTracking {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly hasChildren: boolean;
  readonly status: string;
}

/** Returns the options of a mapping page from Codat's last fetch, without archived records. */
export const mappingOptions = (
  store: Store,
  connectionId: string,
  accountingPackage: AccountingPackage,
): Record<string, unknown> => ({
  accounts: accounts(store, connectionId, accountingPackage),
  trackingCategories: accountingPackage.listsTrackingParents
    ? cachedRecords(store, connectionId, 'trackingCategories')
        .filter(isTracking)
        .filter(isOffered)
        .map(({ id, name, parentId, hasChildren }) => ({ id, name, hasChildren, ...(parentId ? { parentId } : {}) }))
    : [],
  taxRates: taxRates(store, connectionId, accountingPackage),
});

/** Returns the operations that accept an account, by the same rules that refuse it for others. */
export const validFor = (accountingPackage: AccountingPackage, account: Account): readonly string[] => [
  ...typesFor(accountingPackage, account).map((type) => `expense-transactions.${type}`),
  ...(accountingPackage.reimbursables?.acceptsAccount(account) ? ['reimbursable-expense-transactions'] : []),
  ...(accountingPackage.transfers?.acceptsAccount(account) ? ['transfer-transactions'] : []),
  ...(accountingPackage.adjustments?.acceptsAccount(account) ? ['adjustment-transactions'] : []),
];

const typesFor = ({ acceptsAccount, types }: AccountingPackage, account: Account) =>
  acceptsAccount(account) ? types : [];

function accounts(store: Store, connectionId: string, accountingPackage: AccountingPackage): readonly object[] {
  const live = new Map(liveRecords(store, connectionId, 'chartOfAccounts').map((account) => [account.id, account]));
  return cachedRecords(store, connectionId, 'chartOfAccounts')
    .filter(isAccount)
    .filter(isOffered)
    .map((cached) => {
      const account = live.get(cached.id);
      return {
        id: cached.id,
        nominalCode: cached.nominalCode,
        name: cached.name,
        currency: cached.currency,
        accountType: cached.type,
        fullyQualifiedCategory: cached.fullyQualifiedCategory,
        isBankAccount: cached.isBankAccount,
        validTransactionTypes: account ? typesFor(accountingPackage, account) : [],
        validFor: account ? validFor(accountingPackage, account) : [],
      };
    });
}

function taxRates(store: Store, connectionId: string, accountingPackage: AccountingPackage): readonly object[] {
  const live = new Map(liveRecords(store, connectionId, 'taxRates').map((rate) => [rate.id, rate]));
  return cachedRecords(store, connectionId, 'taxRates')
    .filter(isRate)
    .filter(isOffered)
    .map((cached) => {
      const rate = live.get(cached.id);
      return {
        id: cached.id,
        name: cached.name,
        code: cached.code,
        effectiveTaxRate: cached.effectiveTaxRate,
        totalTaxRate: cached.totalTaxRate,
        validTransactionTypes: rate ? accountingPackage.typesForTaxRate(rate) : [],
      };
    });
}

/** Neither archived nor deleted from the package before the last fetch. */
const isOffered = (record: { readonly status: string; readonly metadata?: { readonly isDeleted?: boolean } }) =>
  record.status === 'Active' && record.metadata?.isDeleted !== true;
const isAccount = (record: object): record is CachedAccount => 'nominalCode' in record && 'isBankAccount' in record;
const isRate = (record: object): record is CachedRate => 'effectiveTaxRate' in record;
const isTracking = (record: object): record is CachedTracking => 'hasChildren' in record;
