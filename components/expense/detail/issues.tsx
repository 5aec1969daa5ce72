import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import type { Diagnosis } from '@/lib/domain/causes/diagnose';
import type { CodingIssue, IssueFix } from '@/lib/domain/expense/issue';

/** Why the books refused the expense and what to do. The original message is folded away. */
export function RefusalNotice({
  diagnosis,
  said,
  reference,
  expenseId,
}: {
  diagnosis: Diagnosis;
  said: string | null;
  reference: string;
  expenseId: string;
}) {
  const place = diagnosis.fix === 'none' ? undefined : placeOf(diagnosis.fix, expenseId);
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
      {said && (
        <details className="mt-1.5 text-sm text-soft">
          <summary>Message from the books</summary>
          <p className="mt-1 wrap-anywhere">{said}</p>
          <p>Reference for support: {reference}</p>
        </details>
      )}
    </Notice>
  );
}

/** The issues that stop the expense, each with a link to the page that fixes it. */
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
  return (
    <Notice
      tone="warn"
      title={`Issues to fix before it can sync to ${books}`}
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

/** Whether the mapping names an entry that the books no longer take. */
const isReplaceable = ({ code, fix }: CodingIssue): boolean =>
  code.endsWith('-unusable') && (fix === 'mapping' || fix === 'cards');

function placeOf(fix: IssueFix, expenseId: string): { href: string; label: string } | undefined {
  switch (fix) {
    case 'connection':
      return { href: '/settings/connection', label: 'Open the connection' };
    case 'expense':
      return { href: `/expenses/${expenseId}/edit`, label: 'Edit the expense' };
    case 'mapping':
      return { href: '/mapping', label: 'Open the mapping' };
    case 'cards':
      return { href: '/mapping/cards', label: 'Open cards and bank accounts' };
    case 'receipt':
    case 'package':
      return undefined;
  }
}
