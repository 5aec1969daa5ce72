import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import { db } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { daysOf, type ExpenseFilter } from '@/lib/domain/expense/filter';
import { attentionStatuses, type MovementStatus } from '@/lib/domain/movement/status';
import { codedWhere } from './coded-filter';

/**
 * Returns the filters of the expense list as one SQL condition. The status is derived, not stored, so the condition
 * tests the same facts as lib/domain/expense/status and lib/domain/coding/coding. A test compares them.
 */
export function expenseWhere(
  companyId: string,
  filter: Omit<ExpenseFilter, 'after'>,
  coding: CompanyCoding,
): Prisma.MovementWhereInput {
  const month = filter.month ? daysOf(filter.month) : undefined;
  return {
    companyId,
    kind: 'expense',
    removedAt: null,
    ...(month && { day: { gte: month.from, lte: month.to } }),
    ...(filter.card && { cardId: filter.card }),
    AND: [
      ...(filter.category ? [{ expense: { lines: { some: { categoryId: filter.category } } } }] : []),
      ...(filter.text
        ? [{ expense: { OR: [{ merchant: contains(filter.text) }, { note: contains(filter.text) }] } }]
        : []),
      ...(filter.receipt === 'missing'
        ? [{ expense: { type: 'payment' as const, receipts: { none: { removedAt: null } } } }]
        : []),
      ...(filter.status ? [statusWhere(filter.status, coding)] : []),
    ],
  };
}

const contains = (text: string) => ({ contains: text, mode: 'insensitive' as const });
const newestIs = (...states: ('queued' | 'sending' | 'sent' | 'unknown' | 'synced' | 'failed')[]) => ({
  latestItem: { is: { state: { in: states } } },
});
const untried: Prisma.MovementWhereInput = {
  OR: [{ latestItemId: null }, { latestItem: { is: { state: 'withdrawn' } } }],
};
const notInSync: Prisma.MovementWhereInput = { AND: [untried, { syncedRevision: null }] };
/**
 * Matches expenses that are in the books: the latest sync item is synced, or an earlier one is and a later change has
 * no sync item or a withdrawn one.
 */
const inBooks = (): Prisma.MovementWhereInput => ({
  OR: [newestIs('synced'), { AND: [untried, { syncedRevision: { not: null } }] }],
});

function statusWhere(status: MovementStatus | 'needs-you', coding: CompanyCoding): Prisma.MovementWhereInput {
  switch (status) {
    case 'queued':
      return newestIs('queued');
    case 'sending':
      return newestIs('sending', 'sent');
    case 'unknown':
      return newestIs('unknown');
    case 'failed':
      return newestIs('failed');
    case 'synced':
      return { AND: [inBooks(), { NOT: changedSince() }] };
    case 'changed':
      return { AND: [inBooks(), changedSince()] };
    case 'ready':
      return { AND: [notInSync, codedWhere(coding)] };
    case 'incomplete':
      return { AND: [notInSync, { NOT: codedWhere(coding) }] };
    case 'needs-you':
      return { OR: attentionStatuses.map((one) => statusWhere(one, coding)) };
  }
}

// In SQL a comparison with null is neither true nor false, and neither is its negation. The condition therefore requires
// a value first, because it is also used negated.
const changedSince = (): Prisma.MovementWhereInput => ({
  syncedRevision: { not: null },
  revision: { gt: db().movement.fields.syncedRevision },
});
