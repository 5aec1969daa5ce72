import type { Setup } from '@/lib/data/setup/setup';
import type { TransferToSync } from '@/lib/data/transfer/candidates';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import type { Preflight } from '@/lib/domain/coding/preflight';
import type { CheckOutcome } from '@/lib/domain/coding/preflight-sums';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { MovementCount } from '@/lib/domain/movement/counted';
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
  /** The issues found, the most frequent first. `expenseId` is one of the movements. */
  readonly issueGroups: readonly (MovementCount & { readonly issue: CodingIssue; readonly expenseId: string })[];
  /** Those of the given `ids` that a sync would write or update. Empty if all movements are checked. */
  readonly going: readonly string[];
  /** One page of the checked expenses and transfers that have the requested outcomes, oldest first. */
  readonly rows: readonly CheckedMovement[];
  /** The names in the books of the entries in the records of this page. */
  readonly names: EntryNames;
};

type Checked = Preflight<SyncCandidate, TransferToSync>;
/** A checked expense or transfer. */
export type CheckedMovement = Checked['checked'][number] | Checked['transfers'][number];

/** Returns the checked expenses and transfers in one list, oldest first. */
export const inOrder = ({ checked, transfers }: Pick<Checked, 'checked' | 'transfers'>): CheckedMovement[] => {
  const placeOf = (one: CheckedMovement) => {
    const { day, id } = 'expense' in one ? one.expense : one.transfer;
    return `${day} ${id}`;
  };
  return [...checked, ...transfers].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
};

/** A page without names, and the setup that has most of them. */
export type CheckedPage = Omit<PreflightPage, 'names'> & { readonly setup: Setup };

export const preflightRowsPerPage = 50;
