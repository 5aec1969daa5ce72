import { LinkButton } from '@/components/ui/action/link-button';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { countedMovements, type MovementCount } from '@/lib/domain/movement/counted';
import { fixPlace } from './fix-place';

/** `expenseId` is one of the movements with the issue. */
export type IssueGroupView = MovementCount & { readonly issue: CodingIssue; readonly expenseId: string };

const maxShown = 12;

/** The coding issues of a company, each with the number of affected expenses and a link to the page that fixes them. */
export function IssueGroups({ groups, locale }: { groups: readonly IssueGroupView[]; locale: string }) {
  const rest = groups.slice(maxShown);
  return (
    <ul>
      {groups.slice(0, maxShown).map(({ issue, count, transfers, expenseId }) => {
        const place = placeOf(issue, count, expenseId);
        return (
          <li
            key={issue.code + issue.message}
            className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3.5 py-2.5 last:border-b-0"
          >
            <span className="tabular min-w-24 text-sm font-medium text-warn">
              {countedMovements({ count, transfers }, locale)}
            </span>
            <span className="min-w-0 grow basis-60 wrap-anywhere">{issue.message}</span>
            {place && (
              <LinkButton size="sm" href={place.href}>
                {place.label}
              </LinkButton>
            )}
          </li>
        );
      })}
      {rest.length > 0 && <li className="px-3.5 py-2.5 text-sm text-faint">and {rest.length} more below.</li>}
    </ul>
  );
}

function placeOf({ fix }: CodingIssue, count: number, expenseId: string): { href: string; label: string } | undefined {
  switch (fix) {
    case 'connection':
    case 'mapping':
    case 'cards':
      return fixPlace(fix);
    case 'receipt':
      return {
        href: expenseAddress({ receipt: 'missing', status: 'incomplete' }),
        label: count === 1 ? 'Show it' : 'Show them',
      };
    case 'expense':
      return count === 1
        ? { href: `/expenses/${expenseId}/edit`, label: 'Edit the expense' }
        : { href: expenseAddress({ status: 'incomplete' }), label: 'Show them' };
    case 'claim':
      return count === 1
        ? { href: `/expenses/${expenseId}`, label: 'Open the claim' }
        : { href: expenseAddress({ kind: 'reimbursable', status: 'incomplete' }), label: 'Show them' };
    case 'transfer':
      return count === 1
        ? { href: `/transfers/${expenseId}/edit`, label: 'Edit the transfer' }
        : { href: expenseAddress({ status: 'incomplete', kind: 'transfer' }), label: 'Show them' };
    case 'package':
      return count === 1 ? { href: `/expenses/${expenseId}`, label: 'Show it' } : undefined;
  }
}
