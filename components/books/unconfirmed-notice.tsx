import { Notice } from '@/components/ui/feedback/notice';
import { type UnconfirmedEntry, unconfirmedAdvice, unconfirmedWords } from '@/lib/domain/books/new-entry';
import { formatInstant } from '@/lib/domain/day';

/** Says that Codat has not confirmed a new entry, what Outlay does about it, and what a person can do. */
export function UnconfirmedNotice({
  entry,
  books,
  locale,
  timeZone,
  className,
}: {
  entry: UnconfirmedEntry;
  /** The name of the accounting package. */
  books: string;
  locale: string;
  timeZone: string;
  className?: string;
}) {
  const until = formatInstant(entry.until, locale, timeZone);
  return (
    <Notice tone="warn" className={className} title={unconfirmedWords({ ...entry, until }, books)}>
      {unconfirmedAdvice(entry.kind, books)}
    </Notice>
  );
}
