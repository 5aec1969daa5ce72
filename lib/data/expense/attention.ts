import 'server-only';
import { cache } from 'react';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import { type Card, cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { inScope, type Tx } from '@/lib/data/db';
import { type FailureGroup, failureGroupsIn } from '@/lib/data/sync/failures';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { brokenEntries, categoryHealth, isHealthy } from '@/lib/domain/mapping/health';
import { isMapped } from '@/lib/domain/mapping/mapping';
import { expenseWhere } from './filter';

/** What needs a person's attention, and the state of the books. Home and the navigation show it. */
export type Attention = {
  readonly expenses: number;
  readonly ready: number;
  readonly readyMinor: bigint;
  readonly failed: number;
  readonly unknown: number;
  readonly incomplete: number;
  /** The number of synced expenses that were edited since, so that the books have older values. */
  readonly changed: number;
  readonly synced: number;
  /** The number of expenses that were queued and not sent yet. */
  readonly waiting: number;
  readonly underway: number;
  readonly receiptsMissing: number;
  readonly oldestMissingReceipt: string | null;
  readonly mapped: number;
  readonly unmapped: readonly string[];
  /** The names of categories that are mapped to inactive entries of the books. */
  readonly broken: readonly string[];
  /** The number of inactive entries of the books that the mapping names. */
  readonly brokenEntries: number;
  /** Whether the mapping belongs to other books than those linked now, so that a person has to move it. */
  readonly moveWaits: boolean;
  /** The defaults that the package requires and the mapping does not set. */
  readonly defaultsMissing: readonly ('bank account' | 'supplier')[];
  /** The failed expenses grouped by cause, largest group first. */
  readonly failures: readonly FailureGroup[];
  readonly connection: Pick<
    Connection,
    | 'id'
    | 'status'
    | 'package'
    | 'linkStartedAt'
    | 'linkFailure'
    | 'linkedAt'
    | 'listsReadAt'
    | 'listsRequestedAt'
    | 'listsError'
  > | null;
};

/** The result is cached for one request, so that the navigation and the page share it. */
export const attentionOf = cache(
  (viewer: Viewer): Promise<Attention> =>
    inScope(viewer, async (tx) => {
      const { companyId } = viewer;
      const coding = await codingIn(tx, companyId);
      const categories = await categoriesIn(tx, companyId);
      const unmapped = categories.filter((category) => !isMapped(coding.mapping, category.id));
      const { untried, ...standing } = await standingIn(tx, companyId);
      const ready = await tx.movement.aggregate({
        where: expenseWhere(companyId, { status: 'ready' }, coding),
        _count: true,
        _sum: { baseMinor: true },
      });
      const missing = await receiptsMissingIn(tx, companyId, coding);
      return {
        ...standing,
        ready: ready._count,
        readyMinor: ready._sum.baseMinor ?? 0n,
        incomplete: untried - ready._count,
        receiptsMissing: missing.count,
        oldestMissingReceipt: missing.oldest,
        mapped: categories.length - unmapped.length,
        unmapped: unmapped.map((category) => category.name),
        broken: categories.filter((category) => isBroken(coding, category.id)).map((category) => category.name),
        brokenEntries: coding.context
          ? brokenEntries(coding.mapping, coding.context.books, coding.context.package).length
          : 0,
        moveWaits: coding.context !== null && coding.moveWaits,
        defaultsMissing: defaultsMissing(coding, await cardsIn(tx, companyId)),
        failures: standing.failed > 0 ? await failureGroupsIn(tx, companyId) : [],
        connection: coding.connection,
      };
    }),
);

type Standing = Pick<Attention, 'expenses' | 'failed' | 'unknown' | 'waiting' | 'underway' | 'synced' | 'changed'> & {
  readonly untried: number;
};

/**
 * Counts the company's expenses by status in one query. The conditions repeat the rules of lib/domain/expense/status.
 */
async function standingIn(tx: Tx, companyId: string): Promise<Standing> {
  const [standing] = await tx.$queryRaw<Standing[]>`
    select count(*)::int as expenses,
      count(*) filter (where i.state = 'failed')::int as failed,
      count(*) filter (where i.state = 'unknown')::int as unknown,
      count(*) filter (where i.state = 'queued')::int as waiting,
      count(*) filter (where i.state in ('queued', 'sending', 'sent'))::int as underway,
      count(*) filter (where (i.state = 'synced' or (untried and e.synced_revision is not null))
        and not coalesce(e.revision > e.synced_revision, false))::int as synced,
      count(*) filter (where (i.state = 'synced' or untried) and e.revision > e.synced_revision)::int as changed,
      count(*) filter (where untried and e.synced_revision is null)::int as untried
    from movements e left join sync_items i on i.id = e.latest_item_id
      cross join lateral (select i.state is null or i.state = 'withdrawn' as untried) as tries
    where e.company_id = ${companyId}::uuid and e.removed_at is null`;
  if (!standing) throw new Error('the database counts nothing');
  return standing;
}

async function receiptsMissingIn(
  tx: Tx,
  companyId: string,
  coding: CompanyCoding,
): Promise<{ count: number; oldest: string | null }> {
  if (coding.receiptsRequiredFrom === null) return { count: 0, oldest: null };
  const { _count, _min } = await tx.movement.aggregate({
    where: {
      ...expenseWhere(companyId, { status: 'incomplete' }, coding),
      expense: { type: 'payment', receipts: { none: { removedAt: null } } },
      baseMinor: { gte: coding.receiptsRequiredFrom },
    },
    _count: true,
    _min: { day: true },
  });
  return { count: _count, oldest: _min.day };
}

function isBroken({ context, mapping }: CompanyCoding, categoryId: string): boolean {
  if (!context || !isMapped(mapping, categoryId)) return false;
  return !isHealthy(categoryHealth(mapping.categories[categoryId], context.books, context.package));
}

function defaultsMissing({ connection, mapping }: CompanyCoding, cards: readonly Card[]): Attention['defaultsMissing'] {
  if (!connection) return [];
  const { bankAccountRef, supplierRef } = mapping.defaults;
  const everyCardIsMapped = cards.length > 0 && cards.every((card) => mapping.cards[card.id] !== undefined);
  return [
    ...(bankAccountRef === null && !everyCardIsMapped ? (['bank account'] as const) : []),
    ...(supplierRef === null && packageOf(connection.package).supplier !== 'none' ? (['supplier'] as const) : []),
  ];
}
