/** Returns the address of the page of a bank account. */
export const accountAddress = (ref: string): string => `/bank-accounts/${encodeURIComponent(ref)}`;

/** Returns the address of the import of a statement into a bank account. */
export const statementAddress = (ref?: string): string =>
  ref === undefined ? '/bank-accounts/import' : `/bank-accounts/import?account=${encodeURIComponent(ref)}`;
