import type { Account, TaxRate } from '../packages/books';
import type { AccountingPackage } from '../packages/package';

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

interface CachedBooks {
  readonly accounts: readonly object[];
  readonly taxRates: readonly object[];
  readonly trackingCategories: readonly object[];
  readonly live: (id: string) => Account | undefined;
  readonly liveRate: (id: string) => TaxRate | undefined;
}

/** What a mapping page may offer, out of what Codat last read: archived records are left out. */
export function mappingOptions(accountingPackage: AccountingPackage, books: CachedBooks): Record<string, unknown> {
  return {
    accounts: books.accounts
      .filter(isAccount)
      .filter(isActive)
      .map((account) => {
        const live = books.live(account.id);
        const types = live ? accountingPackage.typesFor(live) : [];
        return {
          id: account.id,
          nominalCode: account.nominalCode,
          name: account.name,
          currency: account.currency,
          accountType: account.type,
          fullyQualifiedCategory: account.fullyQualifiedCategory,
          isBankAccount: account.isBankAccount,
          validTransactionTypes: types,
          validFor: [
            ...types.map((type) => `expense-transactions.${type}`),
            ...(live && !live.role ? accountingPackage.alsoValidFor(live) : []),
          ],
        };
      }),
    trackingCategories: accountingPackage.trackingParentsListed
      ? books.trackingCategories
          .filter(isTracking)
          .filter(isActive)
          .map(({ id, name, parentId, hasChildren }) => ({ id, name, hasChildren, ...(parentId ? { parentId } : {}) }))
      : [],
    taxRates: books.taxRates
      .filter(isRate)
      .filter(isActive)
      .map((rate) => {
        const live = books.liveRate(rate.id);
        return {
          id: rate.id,
          name: rate.name,
          code: rate.code,
          effectiveTaxRate: rate.effectiveTaxRate,
          totalTaxRate: rate.totalTaxRate,
          validTransactionTypes: live ? accountingPackage.taxTypesFor(live) : [],
        };
      }),
  };
}

const isActive = ({ status }: { readonly status: string }): boolean => status === 'Active';
const isAccount = (record: object): record is CachedAccount => 'nominalCode' in record && 'isBankAccount' in record;
const isRate = (record: object): record is CachedRate => 'effectiveTaxRate' in record;
const isTracking = (record: object): record is CachedTracking => 'hasChildren' in record;
