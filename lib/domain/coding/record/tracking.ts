import { type Books, booksIndex } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';

/** Whether a line can have these tracking options together: no package keeps two options of one tracking category. */
export function canShareLine(refs: readonly string[], books: Books): boolean {
  const { trackingRoots } = booksIndex(books);
  return new Set(refs.map((ref) => trackingRoots.get(ref) ?? ref)).size === refs.length;
}

/** Returns the options that must be the same on all lines of a record, such as locations in QuickBooks Online. */
export const recordOptions = (refs: readonly string[], { oneOnRecord }: Package): readonly string[] =>
  oneOnRecord === null ? [] : refs.filter((ref) => ref.startsWith(oneOnRecord.prefix));

/** Yields an issue when the tracking of the lines, each given as its options, cannot be kept. */
export function* trackingIssues(
  lines: readonly { readonly trackingRefs: readonly string[] }[],
  { books, package: target }: { readonly books: Books; readonly package: Package },
): Generator<CodingIssue> {
  if (!lines.every(({ trackingRefs }) => canShareLine(trackingRefs, books)))
    yield codingIssue(
      'tracking-not-taken',
      `${target.name} keeps one option of each tracking category on a line. Choose only one.`,
      'expense',
    );
  const shared = new Set(lines.flatMap(({ trackingRefs }) => recordOptions(trackingRefs, target)));
  if (shared.size > 1 && target.oneOnRecord !== null)
    yield codingIssue(
      'tracking-not-taken',
      `${target.name} keeps one ${target.oneOnRecord.name} on a record, and the parts of this expense have ${shared.size}. Choose the same for all parts.`,
      'expense',
    );
}
