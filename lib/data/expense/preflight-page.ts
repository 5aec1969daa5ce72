import type { Setup } from '@/lib/data/setup/setup';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import type { CheckOutcome, Preflight } from '@/lib/domain/coding/preflight';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { SyncCandidate } from './sync-candidates';

/**
 * What to check and what to return. `ids` are the expenses to check; null means all unsynced ones. The result contains
 * one page of the expenses with the given outcomes.
 */
export type PreflightAsked = {
  readonly ids: readonly string[] | null;
  readonly outcomes: readonly CheckOutcome[];
  readonly page: number;
};

export type PreflightPage = Pick<Preflight<SyncCandidate>, 'sums'> & {
  /** The issues found, the most frequent first. `expenseId` is one of the expenses. */
  readonly issueGroups: readonly { readonly issue: CodingIssue; readonly count: number; readonly expenseId: string }[];
  /** Those of the given `ids` that a sync would write or update. Empty if all expenses are checked. */
  readonly going: readonly string[];
  /** One page of the checked expenses that have the requested outcomes. */
  readonly rows: Preflight<SyncCandidate>['checked'];
  /** The names in the books of the entries in the records of this page. */
  readonly names: EntryNames;
};

/** A page without names, and the setup that has most of them. */
export type CheckedPage = Omit<PreflightPage, 'names'> & { readonly setup: Setup };

export const preflightRowsPerPage = 50;
