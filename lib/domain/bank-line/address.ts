import { pageAddress } from '@/lib/domain/page-address';

/** Returns the address of the page of a bank account. */
export const accountAddress = (ref: string): string => `/bank-accounts/${encodeURIComponent(ref)}`;

/** Returns the address of the import of a statement into a bank account. */
export const statementAddress = (ref?: string): string =>
  ref === undefined ? '/bank-accounts/import' : `/bank-accounts/import?account=${encodeURIComponent(ref)}`;

/** Returns the address of the page that reconciles a bank account, in the month `YYYY-MM` or in that of its newest row. */
export const reconcileAddress = (ref: string, month?: string): string =>
  pageAddress('/reconcile', { account: ref, month });
