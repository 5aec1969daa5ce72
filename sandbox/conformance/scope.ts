import type { DocumentedOperation, DocumentName } from './documents';

/** Operations of the documents that the sandbox does not serve, by their paths, and why. */
interface LeftOut {
  readonly document: DocumentName;
  readonly paths: RegExp;
  readonly reason: string;
}

const notAnExpense = 'An expense product neither reads nor writes it.';

export const leftOut: readonly LeftOut[] = [
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
  { document: 'Codat-Platform', paths: /^\/webhooks\/integrationKeys\/zapier$/, reason: 'For Zapier alone.' },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths:
      /\/(accountTransactions|billCreditNotes|billPayments|bills|creditNotes|invoices|items|journals|paymentMethods|payments|purchaseOrders|salesOrders)(\/|$)/,
    reason: notAnExpense,
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /\/data\/financials\/|\/reports\//,
    reason: 'Reports are for lending; the control plane tells the ledger.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /\/data\/(customers|suppliers)\/\{(customerId|supplierId)\}\/attachments/,
    reason: 'Receipts belong to what was spent, not to whom it was paid.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    paths: /^\/companies\/\{companyId\}\/data\/bankAccounts\/\{accountId\}$/,
    reason: 'Internal to Codat and deprecated; the same account is read by its connection.',
  },
  {
    document: 'Codat-Bank-Feeds',
    paths: /bankFeedAccounts|\/bankFeeds\//,
    reason: 'Here every bank account takes lines: source accounts, their mapping and managed feeds are for banks.',
  },
];

/** Why an operation is left out; nothing where it is in scope. */
export const reasonLeftOut = ({ document, path }: DocumentedOperation): string | undefined =>
  leftOut.find((each) => each.document === document && each.paths.test(path))?.reason;

export const inScope = (operations: readonly DocumentedOperation[]): readonly DocumentedOperation[] =>
  operations.filter((each) => reasonLeftOut(each) === undefined);
