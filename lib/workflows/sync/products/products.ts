import type { SyncProduct } from '@/lib/domain/sync/product';
import { bankTransactions } from './bank-transactions';
import { entriesOf } from './entries';
import { expenses } from './expenses';
import type { Product } from './product';
import { pushed } from './pushed';
import { reimbursables } from './reimbursables';
import { transfers } from './transfers';

const products: Readonly<Record<SyncProduct, Product>> = {
  expenses,
  transfers,
  reimbursables,
  direct_costs: pushed('direct_costs'),
  direct_incomes: pushed('direct_incomes'),
  pushed_transfers: pushed('pushed_transfers'),
  accounts: entriesOf('account'),
  suppliers: entriesOf('supplier'),
  bank_accounts: entriesOf('bank_account'),
  bank_transactions: bankTransactions,
};

/** Returns the product of Codat that writes a batch. */
export const productOf = ({ product }: { readonly product: SyncProduct }): Product => products[product];
