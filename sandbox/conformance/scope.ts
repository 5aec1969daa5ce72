import type { DocumentedOperation, DocumentName } from './documents';

/** Documented operations that the sandbox does not serve. They are given by their paths, with the reason. */
interface Exclusion {
  readonly document: DocumentName;
  readonly paths: RegExp;
  readonly reason: string;
}

export const exclusions: readonly Exclusion[] = [
  {
    document: 'Codat-Platform',
    paths: /\/supplementalDataConfig$/,
    reason: "Supplemental data is configured for Codat's own lending products.",
  },
  {
    document: 'Codat-Platform',
    paths: /\/custom\/\{customDataIdentifier\}$/,
    reason: 'Custom data types are set up with Codat, for data the standard types do not have.',
  },
  { document: 'Codat-Platform', paths: /^\/webhooks\/integrationKeys\/zapier$/, reason: 'Only for Zapier.' },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths:
      /\/(accountTransactions|billCreditNotes|billPayments|creditNotes|invoices|items|journals|paymentMethods|payments|purchaseOrders|salesOrders)(\/|$)/,
    reason: 'An expense product neither reads nor writes it.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /\/(options|push)\/bills(\/|$)|\/bills\/\{billId\}\/attachments/,
    reason: 'Claims are written with the Expenses API; only their payment is read.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /\/data\/financials\/|\/reports\//,
    reason: 'Reports are for lending; the control plane shows the ledger.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /\/data\/(customers|suppliers)\/\{(customerId|supplierId)\}\/attachments/,
    reason: 'Receipts belong to expenses, not to contacts.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /^\/companies\/\{companyId\}\/data\/bankAccounts\/\{accountId\}$/,
    reason: 'Internal to Codat and deprecated; the same account is readable by its connection.',
  },
  {
    document: 'Codat-Bank-Feeds',
    paths: /bankFeedAccounts|\/bankFeeds\//,
    reason: 'Every bank account accepts lines here; source accounts, their mapping and managed feeds are for banks.',
  },
];

/** Returns the reason why the sandbox does not serve the operation. Undefined if it does. */
export const exclusionReason = ({ document, path }: DocumentedOperation): string | undefined =>
  exclusions.find((each) => each.document === document && each.paths.test(path))?.reason;

export const inScope = (operations: readonly DocumentedOperation[]): readonly DocumentedOperation[] =>
  operations.filter((each) => exclusionReason(each) === undefined);
