/**
 * The products of Codat that write to the books. A batch belongs to one of them. The first three write movements, with
 * Codat's Expenses API. The others create entries of the books' lists, with push operations.
 */
export const syncProducts = [
  'expenses',
  'transfers',
  'reimbursables',
  'accounts',
  'suppliers',
  'bank_accounts',
] as const;
export type SyncProduct = (typeof syncProducts)[number];

const entryProducts: readonly SyncProduct[] = ['accounts', 'suppliers', 'bank_accounts'];

/** Whether the product creates an entry in a list of the books, such as a supplier. Otherwise it writes movements. */
export const writesEntries = (product: SyncProduct): boolean => entryProducts.includes(product);

const movementPolls = [120, 600, 1800] as const;
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
  accounts: entryPolls,
  suppliers: entryPolls,
  bank_accounts: entryPolls,
};
