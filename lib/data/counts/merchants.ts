import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/data/db';
import { canBePaidIn } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { countsIn } from './counts';
import type { CountedRow } from './rows';

/** The expenses of a merchant that can still change and are alike in what decides their supplier. */
const openGroup = z.object({
  currency: z.string(),
  supplierRef: z.string().nullable(),
  isAlias: z.boolean(),
  count: z.number().int(),
});
type OpenGroup = z.output<typeof openGroup>;

type Merchant = {
  key: string;
  /** The most frequent spelling in one page of expenses, and how frequent it is there. */
  merchant: string;
  spelled: number;
  expenses: number;
  unsynced: number;
  open: OpenGroup[];
};

/** Adds a page of expenses to the merchants that a task has counted. Returns how many merchants are new. */
export async function addMerchants(
  tx: Tx,
  { companyId, taskId }: { readonly companyId: string; readonly taskId: string },
  rows: readonly CountedRow[],
): Promise<number> {
  const page = merchantsOf(rows);
  const known = await tx.merchantCount.findMany({
    where: { companyId, taskId, key: { in: [...page.keys()] } },
    take: page.size,
  });
  for (const { key, merchant, spelled, expenses, unsynced, open } of known) {
    const own = page.get(key);
    if (!own) continue;
    const more = spelled > own.spelled;
    page.set(key, {
      key,
      merchant: more ? merchant : own.merchant,
      spelled: more ? spelled : own.spelled,
      expenses: expenses + own.expenses,
      unsynced: unsynced + own.unsynced,
      open: mergeOpen(z.array(openGroup).parse(open), own.open),
    });
  }
  const values = JSON.stringify([...page.values()]);
  await tx.$executeRaw`
    insert into merchant_counts (company_id, task_id, key, merchant, spelled, expenses, unsynced, open)
    select ${companyId}::uuid, ${taskId}::uuid, key, merchant, spelled, expenses, unsynced, open
    from jsonb_to_recordset(${values}::jsonb)
      as page (key text, merchant text, spelled int, expenses int, unsynced int, open jsonb)
    on conflict (company_id, task_id, key) do update set merchant = excluded.merchant, spelled = excluded.spelled,
      expenses = excluded.expenses, unsynced = excluded.unsynced, open = excluded.open`;
  return page.size - known.length;
}

/** Returns the merchants of these expenses, by their keys. */
export function merchantsOf(
  rows: readonly Pick<
    CountedRow,
    'merchant' | 'isUnsynced' | 'isOpen' | 'currency' | 'supplierRef' | 'supplierSource'
  >[],
) {
  const merchants = new Map<string, Merchant>();
  for (const [key, of] of Map.groupBy(rows, ({ merchant }) => normaliseMerchant(merchant).key)) {
    const spellings = [...Map.groupBy(of, ({ merchant }) => merchant)].map(
      ([merchant, spelled]) => [merchant, spelled.length] as const,
    );
    const [merchant = '', spelled = 0] = spellings.sort((one, other) => other[1] - one[1])[0] ?? [];
    const open = of
      .filter(({ isOpen }) => isOpen)
      .map(({ currency, supplierRef, supplierSource }) => ({
        currency,
        supplierRef,
        isAlias: supplierSource === 'alias',
        count: 1,
      }));
    const unsynced = of.filter(({ isUnsynced }) => isUnsynced).length;
    merchants.set(key, { key, merchant, spelled, expenses: of.length, unsynced, open: mergeOpen([], open) });
  }
  return merchants;
}

function mergeOpen(one: readonly OpenGroup[], other: readonly OpenGroup[]): OpenGroup[] {
  const groups = new Map<string, OpenGroup>();
  for (const group of [...one, ...other]) {
    const key = JSON.stringify([group.currency, group.supplierRef, group.isAlias]);
    groups.set(key, { ...group, count: group.count + (groups.get(key)?.count ?? 0) });
  }
  return [...groups.values()];
}

/**
 * Returns what linking a supplier to a merchant would do, from the last count of all expenses; null before the first
 * count. If `supplier` is null, returns what removing the link would do.
 */
export async function effectCounted(
  tx: Tx,
  viewer: Viewer,
  key: string,
  supplier: { readonly ref: string; readonly currency: string } | null,
): Promise<{ readonly changed: number; readonly otherCurrency: number } | null> {
  const { companyId } = viewer;
  const counted = await countsIn(tx, viewer);
  if (counted.taskId === null) return null;
  const row = await tx.merchantCount.findUnique({
    where: { companyId_taskId_key: { companyId, taskId: counted.taskId, key } },
    select: { open: true },
  });
  const open = row ? z.array(openGroup).parse(row.open) : [];
  const sum = (groups: readonly OpenGroup[]) => groups.reduce((total, { count }) => total + count, 0);
  if (supplier === null) return { changed: sum(open.filter(({ isAlias }) => isAlias)), otherCurrency: 0 };
  const follows = open.filter(({ supplierRef, isAlias }) => supplierRef === null || isAlias);
  const payable = follows.filter(({ currency }) => canBePaidIn(supplier, currency));
  return {
    changed: sum(payable.filter(({ supplierRef }) => supplierRef !== supplier.ref)),
    otherCurrency: sum(follows) - sum(payable),
  };
}
