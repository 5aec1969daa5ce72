/** A problem that prevents an expense from syncing, with the page where it is fixed. */
export type CodingIssue = { readonly code: IssueCode; readonly message: string; readonly fix: IssueFix };
export type IssueCode =
  | 'no-connection'
  | 'no-category'
  | 'category-unmapped'
  | 'account-unusable'
  | 'tax-rate-missing'
  | 'tax-rate-unusable'
  | 'tracking-unusable'
  | 'tracking-not-taken'
  | 'tracking-missing'
  | 'no-bank-account'
  | 'bank-account-unusable'
  | 'same-bank-account'
  | 'no-supplier'
  | 'supplier-unusable'
  | 'supplier-in-another-currency'
  | 'customer-unusable'
  | 'lines-not-taken'
  | 'receipt-missing'
  | 'type-not-taken'
  | 'transfer-not-taken'
  | 'claim-draft'
  | 'claim-submitted'
  | 'claim-returned'
  | 'claim-not-taken'
  | 'no-employee-supplier'
  | 'currency-not-taken'
  | 'amount-not-taken'
  | 'rate-missing'
  | 'base-currency-differs'
  | 'period-closed'
  | 'change-not-taken'
  | 'may-be-booked';
export type IssueFix =
  | 'connection'
  | 'expense'
  | 'transfer'
  | 'claim'
  | 'mapping'
  | 'cards'
  | 'receipt'
  | 'package'
  | 'close';

export const codingIssue = (code: IssueCode, message: string, fix: IssueFix): CodingIssue => ({ code, message, fix });

/** Adds an issue to the list. Always returns undefined, so that a failed check can add and return in one statement. */
export function addIssue(issues: CodingIssue[], ...issue: Parameters<typeof codingIssue>): undefined {
  issues.push(codingIssue(...issue));
}
