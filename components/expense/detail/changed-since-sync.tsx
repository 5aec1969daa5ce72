import { ActionButton } from '@/components/form/action-button';
import { Notice } from '@/components/ui/feedback/notice';
import { confirmChangedByHand } from '@/lib/actions/expenses';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { isUnchanged, type RecordDifferences } from '@/lib/domain/books/record-differences';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { DifferenceList } from './difference-list';

/**
 * The changes of an expense or a transfer since its last sync. They reach the books with the next sync, or a person makes them there
 * by hand and confirms it here.
 */
export function ChangedSinceSync({
  id,
  confirm = confirmChangedByHand,
  change: { differences, issue },
  names,
  books,
  locale,
  maySettle,
}: {
  id: string;
  /** The action that confirms the change in the books. The default is that of an expense. */
  confirm?: typeof confirmChangedByHand;
  change: { readonly differences: RecordDifferences; readonly issue: CodingIssue | null };
  names: EntryNames;
  books: string;
  locale: string;
  /** Whether the viewer may confirm that the books were changed by hand. */
  maySettle: boolean;
}) {
  const unchanged = isUnchanged(differences);
  return (
    <Notice
      tone={issue ? 'warn' : 'info'}
      title={`Edited here, not yet in ${books}`}
      actions={
        maySettle &&
        (issue || unchanged) && (
          <ActionButton action={confirm} fields={{ id }} size="sm">
            {unchanged ? 'Mark as synced' : `I made this change in ${books}`}
          </ActionButton>
        )
      }
    >
      {unchanged ? (
        <p>The record in {books} is up to date: the edit changes nothing that is written there.</p>
      ) : (
        <DifferenceList differences={differences} names={names} locale={locale} />
      )}
      {(issue || !unchanged) && (
        <p className="mt-1.5 text-soft">{issue ? issue.message : `Sync updates the existing record in ${books}.`}</p>
      )}
    </Notice>
  );
}
