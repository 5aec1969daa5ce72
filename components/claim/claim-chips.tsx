import { Chip } from '@/components/ui/display/chip';
import { type ClaimFilter, claimFilters } from '@/lib/domain/expense/filter';

/**
 * The states of claims by which the list is filtered. Those that wait for approval are always offered, the others where the
 * list shows claims.
 */
export function ClaimChips({
  chosen,
  waiting,
  showAll,
  hrefOf,
}: {
  chosen: ClaimFilter | undefined;
  /** How many claims wait for approval. */
  waiting: number;
  showAll: boolean;
  hrefOf: (claim: ClaimFilter | undefined) => string;
}) {
  const isAll = showAll || chosen !== undefined;
  const shown = claimFilters.filter((one) => isAll || (one === 'submitted' && waiting > 0));
  return shown.map((one) => (
    <Chip
      key={one}
      href={hrefOf(chosen === one ? undefined : one)}
      on={chosen === one}
      {...(one === 'submitted' && { count: waiting })}
    >
      {names[one]}
    </Chip>
  ));
}

const names: Readonly<Record<ClaimFilter, string>> = {
  submitted: 'Waiting for approval',
  draft: 'Drafts',
  returned: 'Sent back',
  unpaid: 'Not paid',
};
