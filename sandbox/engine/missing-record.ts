import type { LiveType } from '../store/books';

/**
 * The error messages for references to records that do not exist. They are taken from Codat's Sync for Commerce,
 * because its table of status codes is the same as that of Sync for Expenses.
 */
export const missingRecordMessages: Readonly<Record<LiveType, (id: string) => string>> = {
  chartOfAccounts: (id) => `The following account(s) were not found (${id})`,
  taxRates: (id) => `Tax Rate \`${id}\` does not exist.`,
  trackingCategories: (id) => `Tracking category \`${id}\` does not exist.`,
  suppliers: () => 'Supplier does not exist.',
  customers: (id) => `Customer \`${id}\` does not exist.`,
};
