import type { LiveType } from '../store/books';

/**
 * The messages for references to missing records. They are those of Codat's Sync for Commerce, which has the same table
 * of status codes as Sync for Expenses.
 */
export const missingRecordMessages: Readonly<Record<LiveType, (id: string) => string>> = {
  chartOfAccounts: (id) => `The following account(s) were not found (${id})`,
  taxRates: (id) => `Tax Rate \`${id}\` does not exist.`,
  trackingCategories: (id) => `Tracking category \`${id}\` does not exist.`,
  suppliers: () => 'Supplier does not exist.',
  customers: (id) => `Customer \`${id}\` does not exist.`,
};
