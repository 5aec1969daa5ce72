import { fixPlace } from '@/components/sync/fix-place';
import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import type { Diagnosis } from '@/lib/domain/causes/diagnose';
import type { CodingIssue } from '@/lib/domain/expense/issue';

/** Says why the books refused the expense or transfer and what to do. The package's original message can be unfolded. */
export function FailureNotice({
  diagnosis,
  message,
  reference,
  expenseId,
}: {
  diagnosis: Diagnosis;
  message: string | null;
  reference: string;
  expenseId: string;
}) {
  const place = placeOf(diagnosis.fix, expenseId);
  return (
    <Notice
      tone="bad"
      title={diagnosis.title}
      actions={
        place && (
          <LinkButton size="sm" href={place.href}>
            {place.label}
          </LinkButton>
        )
      }
    >
      <p>{diagnosis.customer}</p>
      {message && (
        <details className="mt-1.5 text-sm text-soft">
          <summary>Message from the books</summary>
          <p className="mt-1 wrap-anywhere">{message}</p>
          <p>Reference for support: {reference}</p>
        </details>
      )}
    </Notice>
  );
}

/** The issues that stop the expense or transfer from syncing, with links to the pages where they can be fixed. */
export function IssueList({
  issues,
  expenseId,
  books,
}: {
  issues: readonly CodingIssue[];
  expenseId: string;
  books: string;
}) {
  const places = [
    ...(issues.some(isReplaceable) ? [{ href: '/mapping/health', label: 'Replace it everywhere' }] : []),
    ...[...new Map(issues.map((issue) => [issue.fix, placeOf(issue.fix, expenseId)])).values()].filter(
      (place) => place !== undefined,
    ),
  ];
  // Nothing that a person changes in Outlay makes the package take it.
  const isByHand = issues.every(({ code }) => code === 'transfer-not-taken' || code === 'claim-not-taken');
  return (
    <Notice
      tone="warn"
      title={isByHand ? `Outlay cannot write this to ${books}` : `Issues to fix before it can sync to ${books}`}
      actions={places.map((place) => (
        <LinkButton key={place.href} size="sm" href={place.href}>
          {place.label}
        </LinkButton>
      ))}
    >
      <ul>
        {issues.map((issue) => (
          <li key={issue.code + issue.message}>{issue.message}</li>
        ))}
      </ul>
    </Notice>
  );
}

/**
 * Returns true when the issue comes from the mapping using an entry that is no longer active in the books. Such an
 * entry can be replaced everywhere at once.
 */
const isReplaceable = ({ code, fix }: CodingIssue): boolean =>
  code.endsWith('-unusable') && (fix === 'mapping' || fix === 'cards');

function placeOf(fix: Diagnosis['fix'], id: string) {
  if (fix === 'expense') return { href: `/expenses/${id}/edit`, label: 'Edit the expense' };
  return fix === 'transfer' ? { href: `/transfers/${id}/edit`, label: 'Edit the transfer' } : fixPlace(fix);
}
