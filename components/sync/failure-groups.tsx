import { LinkButton } from '@/components/ui/action/link-button';
import { StateMark } from '@/components/ui/feedback/state';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { formatDay } from '@/lib/domain/day';
import { countedMovements, type MovementCount } from '@/lib/domain/movement/counted';
import { plural } from '@/lib/domain/plural';
import { fixPlace } from './fix-place';
import { RetryFailed } from './retry-failed';

/** The expenses that failed with one cause, with one of them as an example. */
export type FailureGroupView = {
  readonly causeId: string | null;
  readonly categoryId: string | null;
  readonly count: number;
  /** How many of them are transfers. */
  readonly transfers: number;
  readonly example: {
    readonly message: string | null;
    readonly account: string | null;
    readonly category: string | null;
    readonly day: string;
  };
};

/**
 * The failed expenses, grouped by cause: the reason, a link to the page that fixes it, and a button that retries the
 * whole group.
 */
export function FailureGroups({
  groups,
  runId,
  books,
  locale,
  maySync,
}: {
  groups: readonly FailureGroupView[];
  runId?: string;
  books: string;
  locale: string;
  maySync: boolean;
}) {
  return (
    <ul>
      {groups.map((group) => {
        const { title, why, place } = describeGroup(group, books, locale);
        return (
          <li
            key={`${group.causeId} ${group.categoryId}`}
            className="flex gap-3 border-b border-line px-3.5 py-3 last:border-b-0"
          >
            <StateMark tone="bad" className="mt-px" />
            <div className="min-w-0 grow">
              <p className="font-medium">{title}</p>
              <p className="mt-0.5 max-w-[75ch] text-sm text-soft wrap-anywhere">{why}</p>
              <div className="mt-2 flex flex-wrap items-center gap-1.5">
                {place && (
                  <LinkButton size="sm" href={place.href}>
                    {place.label}
                  </LinkButton>
                )}
                {maySync && group.causeId && (
                  <RetryFailed
                    count={group.count}
                    selection={{
                      causeId: group.causeId,
                      ...(group.categoryId && { categoryId: group.categoryId }),
                      ...(runId && { runId }),
                    }}
                    label={plural(group.count, 'Retry', 'Retry all #', locale)}
                    detail={title}
                    variant="default"
                    size="sm"
                  />
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Returns the title of a group ("12 expenses: Account archived in the books, Travel"), the reason, and the page that
 * fixes it.
 */
export function describeGroup(
  { count, transfers, example, categoryId }: FailureGroupView,
  books: string,
  locale: string,
) {
  const { account, category, day, message } = example;
  const diagnosis = diagnose(message, {
    package: books,
    movement: transfers === count ? 'transfer' : 'expense',
    ...(account && { account }),
    ...(category && { category }),
    ...(count === 1 && { date: formatDay(day, locale) }),
  });
  const where = categoryId && category ? `, ${category}` : '';
  return {
    title: `${countedMovements({ count, transfers }, locale)}: ${diagnosis.title}${where}`,
    why: count === 1 ? diagnosis.customer : ofSeveral(diagnosis.customer, { count, transfers }),
    place: fixPlace(diagnosis.fix),
  };
}

/** The catalogue's texts speak of one expense or transfer. */
const ofSeveral = (text: string, { count, transfers }: MovementCount): string =>
  text.replace(/\bthis (expense|transfer)\b/g, transfers > 0 && transfers < count ? 'these entries' : 'these $1s');
