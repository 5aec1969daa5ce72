import type { IssueFix } from '@/lib/domain/expense/issue';

/** A reason for which the books reject a record. There is one catalogue entry for each way to fix a record. */
export type CatalogueEntry = {
  readonly code: string;
  readonly title: string;
  readonly kind: CauseKind;
  /**
   * The packages' error codes that always have this cause, with their origin: `qbo:6240`. Codes that packages use for
   * several causes are left out; then the words decide.
   */
  readonly codes?: readonly string[];
  /** Matches the packages' error messages with this cause. The first matching entry of the catalogue is used. */
  readonly patterns: readonly RegExp[];
  readonly customer: (about: FailureContext) => string;
  readonly staff: string;
  /** The page where the customer fixes the cause. */
  readonly fix: IssueFix | 'none';
};

/**
 * How a failure is handled:
 * - fix: a person must change something first;
 * - transient: a retry can succeed, so it may be automatic;
 * - connection: concerns all records of the company. The lane itself is paused by the status of the sync or the
 *   connection only, never by the words of a message;
 * - duplicate: the books may hold the record, so they are searched before anything else;
 * - ambiguous: the record may have been written, so it is never resent before the books are searched;
 * - internal: a fault in Outlay that the customer cannot fix.
 */
export const causeKinds = ['fix', 'transient', 'connection', 'duplicate', 'ambiguous', 'internal'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** Facts about the failed expense or transfer that an explanation can mention. */
export type FailureContext = {
  /** By default an expense. */
  readonly movement?: 'expense' | 'transfer';
  readonly package: string;
  readonly account?: string;
  readonly category?: string;
  readonly date?: string;
  readonly detail?: string;
  /** Whether the message says that an entry was not sent. Otherwise the entry that was sent is not allowed. */
  readonly absent?: boolean;
};

export const nothingWritten = 'Nothing was written.';
/** The first sentence of explanations about a receipt that was not attached. */
export const receiptMissing = 'The expense is in the books, but the receipt is not.';
export const outlayAtFault = 'This is a fault in Outlay. Support can see it and will fix it.';
