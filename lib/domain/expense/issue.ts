/** Why an expense cannot be synced, and where to fix it. */
export type CodingIssue = { readonly code: IssueCode; readonly message: string; readonly fix: IssueFix };
export type IssueCode =
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
export type IssueFix = 'connection' | 'expense' | 'mapping' | 'cards' | 'receipt' | 'package';

export const codingIssue = (code: IssueCode, message: string, fix: IssueFix): CodingIssue => ({ code, message, fix });

/** Adds an issue to a list. Returns undefined, for a failed check to return. */
export function addIssue(issues: CodingIssue[], ...issue: Parameters<typeof codingIssue>): undefined {
  issues.push(codingIssue(...issue));
}
