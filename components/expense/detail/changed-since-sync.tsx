import { Notice } from '@/components/ui/feedback/notice';
import { isUnchanged, type RecordDifferences } from '@/lib/domain/books/record-differences';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { AgreeWithBooks } from './agree-with-books';
import { DifferenceList } from './difference-list';

/** What was changed here since the books have it, and what becomes of that: Sync sends it, or a person changes the books. */
export function ChangedSinceSync({
  id,
  change: { differences, issue },
  names,
  books,
  locale,
  maySettle,
}: {
  id: string;
  change: { readonly differences: RecordDifferences; readonly issue: CodingIssue | null };
  names: ReadonlyMap<string, string>;
  books: string;
  locale: string;
  /** Whether the viewer may say that the books were changed by hand. */
  maySettle: boolean;
}) {
  const unchanged = isUnchanged(differences);
  return (
    <Notice
      tone={issue ? 'warn' : 'info'}
      title={`Edited here, not yet in ${books}`}
      actions={maySettle && (issue || unchanged) && <AgreeWithBooks id={id} books={books} />}
    >
      {unchanged ? (
        <p>{books} has it as it is: nothing that would be written there is different.</p>
      ) : (
        <DifferenceList differences={differences} names={names} locale={locale} />
      )}
      <p className="mt-1.5 text-soft">{issue ? issue.message : `Sync updates the existing record in ${books}.`}</p>
    </Notice>
  );
}
