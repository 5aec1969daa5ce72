import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import { daysOf, type ExpenseFilter, type ListedKind } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';
import { attentionStatuses, type MovementStatus } from '@/lib/domain/movement/status';

type Filter = Omit<ExpenseFilter, 'after'> & { readonly selected?: readonly unknown[] | undefined };

/** Whether the index of the texts has all of the filter. See the migration "search_with_filters". */
export const isIndexed = ({ claim, currency, selected = [], card, category }: Filter): boolean =>
  claim === undefined && currency === undefined && selected.length === 0 && card !== none && category !== none;

/** What the functions of the search compare, in the order of their parameters. For an employee, they add the person. */
export function indexed(filter: Filter, kinds: readonly ListedKind[]): Prisma.Sql {
  const { text, status, card, category, person, receipt } = filter;
  const tags = [card, category, person].filter((tag) => tag !== undefined);
  const days = daysOf(filter);
  return Prisma.sql`${text}, ${[...kinds]}::"MovementKind"[], ${status ? [...statusesOf(status)] : null}::"MovementStatus"[],
    ${tags}::uuid[], ${days?.from ?? null}, ${days?.to ?? null}, ${receipt === 'missing'}`;
}

/**
 * Matches the rows, as `n`, whose text contains these words. A subquery for each row, because a join would read the texts
 * of the whole company: Postgres cannot estimate how many of them match.
 */
export const hasText = (words: string) =>
  Prisma.sql`(select t.text from movement_texts t where t.movement_id = n.id) like (select search_pattern(${words}))`;

/**
 * The movements, as `m`, whose text contains these words and that fulfil the conditions.
 * OFFSET makes Postgres look each of them up, where it would otherwise read all movements of the company.
 */
export const found = (words: string, conditions: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`search_movements(${words}, null) s
    cross join lateral (select m.day, m.id, m.status from movements m where m.id = s.movement_id and ${conditions} offset 0) m`;

/** A status by which the list is filtered. */
export type ListedStatus = MovementStatus | 'needs-you';

/** The statuses that such a filter selects. */
export const statusesOf = (status: ListedStatus): readonly MovementStatus[] =>
  status === 'needs-you' ? attentionStatuses : [status];
