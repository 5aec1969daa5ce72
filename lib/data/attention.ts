import 'server-only';
import { cache } from 'react';
import type { Connection } from '@/lib/domain/books';
import { isMapped } from '@/lib/domain/mapping';
import { categoryHealth, isHealthy } from '@/lib/domain/mapping-health';
import { packageOf } from '@/lib/domain/package';
import type { Viewer } from '@/lib/domain/viewer';
import { type Card, cardsIn } from './cards';
import { categoriesIn } from './categories';
import { type CompanyCoding, codingIn } from './coding';
import { inScope } from './db';
import { expenseWhere } from './expense-where';

/** What needs somebody, and how the books stand: the facts of the home page and of the navigation. */
export type Attention = {
  readonly expenses: number;
  readonly ready: number;
  readonly readyMinor: bigint;
  readonly failed: number;
  readonly unknown: number;
  readonly incomplete: number;
  readonly synced: number;
  readonly underway: number;
  readonly receiptsMissing: number;
  readonly oldestMissingReceipt: string | null;
  readonly mapped: number;
  readonly unmapped: readonly string[];
  /** Categories mapped to what the books no longer take. */
  readonly broken: readonly string[];
  /** What every expense needs and nobody has chosen yet. */
  readonly defaultsMissing: readonly ('bank account' | 'supplier')[];
  /** The packages' own words for the newest failures. */
  readonly failures: readonly (string | null)[];
  readonly lastSyncAt: Date | null;
  readonly connection: Pick<
    Connection,
    'status' | 'package' | 'linkedAt' | 'listsReadAt' | 'listsRequestedAt' | 'listsError'
  > | null;
};

/** Counted once for the navigation and the page in it. */
export const attentionOf = cache(
  (viewer: Viewer): Promise<Attention> =>
    inScope(viewer, async (tx) => {
      const coding = await codingIn(tx, viewer.companyId);
      const where = (status?: Parameters<typeof expenseWhere>[1]['status']) =>
        expenseWhere(viewer.companyId, { status }, coding);
      const count = (status?: Parameters<typeof expenseWhere>[1]['status']) =>
        tx.expense.count({ where: where(status) });
      const withoutReceipt = {
        ...where('incomplete'),
        type: 'payment' as const,
        receipts: { none: { removedAt: null } },
      };
      const needed = { ...withoutReceipt, baseMinor: { gte: coding.receiptsRequiredFrom ?? 0n } };
      const missing =
        coding.receiptsRequiredFrom === null
          ? []
          : await tx.expense.findMany({ where: needed, select: { day: true }, orderBy: { day: 'asc' } });
      const readySum = await tx.expense.aggregate({
        where: where('ready'),
        _sum: { baseMinor: true },
      });
      const lastSync = await tx.sync.findFirst({
        where: { companyId: viewer.companyId },
        orderBy: { requestedAt: 'desc' },
        select: { requestedAt: true },
      });
      const categories = await categoriesIn(tx, viewer.companyId);
      const failed = await tx.syncItem.findMany({
        where: { companyId: viewer.companyId, state: 'failed', latestOf: { is: { removedAt: null } } },
        select: { message: true },
        orderBy: { id: 'desc' },
        take: 100,
      });
      const unmapped = categories.filter((category) => !isMapped(coding.mapping, category.id));
      return {
        expenses: await count(),
        ready: await count('ready'),
        readyMinor: readySum._sum.baseMinor ?? 0n,
        failed: await count('failed'),
        unknown: await count('unknown'),
        incomplete: await count('incomplete'),
        synced: await count('synced'),
        underway: (await count('queued')) + (await count('sending')),
        receiptsMissing: missing.length,
        oldestMissingReceipt: missing[0]?.day ?? null,
        mapped: categories.length - unmapped.length,
        unmapped: unmapped.map((category) => category.name),
        broken: categories.filter((category) => isBroken(coding, category.id)).map((category) => category.name),
        defaultsMissing: defaultsMissing(coding, await cardsIn(tx, viewer.companyId)),
        failures: failed.map((item) => item.message),
        lastSyncAt: lastSync?.requestedAt ?? null,
        connection: coding.connection,
      };
    }),
);

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
