import type { IssueFix } from '@/lib/domain/expense/issue';

/** Why the books refused a record: one entry per thing that has to be put right. */
export type CatalogueEntry = {
  readonly code: string;
  readonly title: string;
  readonly kind: CauseKind;
  /** What is said when this is the matter. The first entry of the catalogue with a pattern that matches counts. */
  readonly patterns: readonly RegExp[];
  readonly customer: (about: FailureContext) => string;
  readonly staff: string;
  /** Where it is put right. */
  readonly fix: IssueFix | 'none';
};

/**
 * What follows from a cause:
 * - fix: a person has to change something first;
 * - transient: trying again can help, so it may be tried again by itself;
 * - connection: it is no matter of this record, and the company's whole lane waits until the connection is right;
 * - duplicate: the books may have it, which is looked up before anything else happens;
 * - ambiguous: it may have been written; only a look into the books can tell, and it is never sent again unseen;
 * - internal: a fault of Outlay's, which nobody at the customer's can put right.
 */
export const causeKinds = ['fix', 'transient', 'connection', 'duplicate', 'ambiguous', 'internal'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** The particulars a sentence may name. */
export type FailureContext = {
  readonly package: string;
  readonly account?: string;
  readonly category?: string;
  readonly date?: string;
  readonly detail?: string;
};

export const nothingWritten = 'Nothing was written.';
/** Of receipts, whose expense is in the books by then. */
export const receiptMissing = 'The expense is in the books; only the receipt is not.';
export const outlayAtFault = 'The fault is Outlay’s and not yours: support sees it and will put it right.';
