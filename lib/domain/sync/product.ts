/**
 * The products of Codat that write to the books. A batch belongs to one of them. The first three write movements, with
 * Codat's Expenses API. The next three write movements with push operations of its Accounting API. The others create
 * entries of the books' lists and lines of bank feeds, with push operations too.
 */
export const syncProducts = [
  'expenses',
  'transfers',
  'reimbursables',
  'direct_costs',
  'direct_incomes',
  'pushed_transfers',
  'accounts',
  'suppliers',
  'bank_accounts',
  'bank_transactions',
] as const;
export type SyncProduct = (typeof syncProducts)[number];

const entryProducts: readonly SyncProduct[] = ['accounts', 'suppliers', 'bank_accounts'];

const pushedProducts = ['direct_costs', 'direct_incomes', 'pushed_transfers'] as const;
/** The products that write movements with push operations of the Accounting API. */
export type PushedProduct = (typeof pushedProducts)[number];

export const isPushed = (product: SyncProduct): product is PushedProduct =>
  pushedProducts.some((each) => each === product);

/** Whether the product creates an entry in a list of the books, such as a supplier. Otherwise it writes movements. */
export const writesEntries = (product: SyncProduct): boolean => entryProducts.includes(product);

/** Whether the product writes lines of a bank feed. */
export const writesLines = (product: SyncProduct): boolean => product === 'bank_transactions';

// A write takes seconds to minutes (Codat, "Create, update, and delete data").
const movementPolls = [30, 120, 600, 1800] as const;
// A person waits for the new entry in a dialog, so the first polls follow quickly.
const entryPolls = [1, 2, 4, 8, 15, 30, 60, 120, 300, 900, 1800] as const;

/**
 * How many seconds after sending Outlay asks Codat for the outcomes of an unsettled batch, because its webhook may be
 * lost.
 */
export const pollSeconds: Readonly<Record<SyncProduct, readonly [number, ...number[]]>> = {
  expenses: movementPolls,
  transfers: movementPolls,
  reimbursables: movementPolls,
  direct_costs: movementPolls,
  direct_incomes: movementPolls,
  pushed_transfers: movementPolls,
  accounts: entryPolls,
  suppliers: entryPolls,
  bank_accounts: entryPolls,
  bank_transactions: [2, 5, 15, 30, 60, 120, 300, 900, 1800],
};
