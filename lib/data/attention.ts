import 'server-only';
import { isMapped } from '@/lib/domain/mapping';
import type { Viewer } from '@/lib/domain/viewer';
import { categoriesIn } from './categories';
import { codingIn } from './coding';
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
  readonly unmapped: readonly string[];
  readonly lastSyncAt: Date | null;
  readonly connection: { readonly status: string; readonly package: string; readonly listsReadAt: Date | null } | null;
};

export const attentionOf = (viewer: Viewer): Promise<Attention> =>
  inScope(viewer, async (tx) => {
    const coding = await codingIn(tx, viewer.companyId);
    const where = (status?: Parameters<typeof expenseWhere>[1]['status']) =>
      expenseWhere(viewer.companyId, { status }, coding);
    const count = (status?: Parameters<typeof expenseWhere>[1]['status']) => tx.expense.count({ where: where(status) });
    const withoutReceipt = {
      ...where('incomplete'),
      type: 'payment' as const,
      receipts: { none: { removedAt: null } },
    };
    const needed = { ...withoutReceipt, amountMinor: { gte: coding.receiptsRequiredFrom ?? 0n } };
    const missing =
      coding.receiptsRequiredFrom === null
        ? []
        : await tx.expense.findMany({ where: needed, select: { day: true }, orderBy: { day: 'asc' } });
    const readySum = await tx.expense.aggregate({
      where: { ...where('ready'), currency: viewer.baseCurrency },
      _sum: { amountMinor: true },
    });
    const lastSync = await tx.sync.findFirst({
      where: { companyId: viewer.companyId },
      orderBy: { requestedAt: 'desc' },
      select: { requestedAt: true },
    });
    const categories = await categoriesIn(tx, viewer.companyId);
    return {
      expenses: await count(),
      ready: await count('ready'),
      readyMinor: readySum._sum.amountMinor ?? 0n,
      failed: await count('failed'),
      unknown: await count('unknown'),
      incomplete: await count('incomplete'),
      synced: await count('synced'),
      underway: (await count('queued')) + (await count('sending')),
      receiptsMissing: missing.length,
      oldestMissingReceipt: missing[0]?.day ?? null,
      unmapped: categories
        .filter((category) => !isMapped(coding.mapping, category.id))
        .map((category) => category.name),
      lastSyncAt: lastSync?.requestedAt ?? null,
      connection: coding.connection,
    };
  });
