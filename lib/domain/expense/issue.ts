/** What stands between an expense and the books, each with the place where it is put right. */
export type Gap = { readonly code: GapCode; readonly message: string; readonly fix: GapFix };
export type GapCode =
  | 'no-connection'
  | 'no-category'
  | 'category-unmapped'
  | 'account-unusable'
  | 'tax-rate-missing'
  | 'tax-rate-unusable'
  | 'tracking-unusable'
  | 'no-bank-account'
  | 'bank-account-unusable'
  | 'no-supplier'
  | 'supplier-unusable'
  | 'customer-unusable'
  | 'lines-not-taken'
  | 'receipt-missing'
  | 'type-not-taken'
  | 'currency-not-taken'
  | 'period-closed'
  | 'change-not-taken';
export type GapFix = 'connection' | 'expense' | 'mapping' | 'cards' | 'receipt' | 'package';

export const gap = (code: GapCode, message: string, fix: GapFix): Gap => ({ code, message, fix });
