import 'server-only';
import type { Tx } from '@/lib/data/db';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { type SupplierSuggestion, supplierFinder } from '@/lib/domain/suggestions/supplier';

/** A merchant that appears in the company's expenses, with its supplier in the books or a suggested supplier. */
export type MerchantRow = {
  readonly key: string;
  /** A frequent spelling in the expenses. */
  readonly merchant: string;
  readonly expenses: number;
  readonly unsynced: number;
  readonly supplier: { readonly ref: string; readonly name: string; readonly inUse: boolean } | null;
  readonly suggestion: SupplierSuggestion | null;
};

/** A merchant as it was found, with the supplier that is linked to it. */
export type Found = {
  readonly key: string;
  readonly merchant: string;
  readonly expenses: number;
  readonly unsynced: number;
  readonly supplierRef: string | null;
  readonly supplierName: string | null;
  readonly isInUse: boolean;
};

/** The most suppliers that are compared with the merchants of a page. */
const mostCompared = 2_000;

/** Returns the merchants with their suppliers. Suggests one for a merchant without an active supplier. */
export async function suggestSuppliers(
  tx: Tx,
  connectionId: string,
  merchants: readonly Found[],
): Promise<MerchantRow[]> {
  const open = merchants.filter(({ supplierRef, isInUse }) => supplierRef === null || !isInUse);
  const find = supplierFinder(open.length === 0 ? [] : await suppliersLike(tx, connectionId, open));
  return merchants.map(({ supplierRef, supplierName, isInUse, ...merchant }) => ({
    ...merchant,
    supplier: supplierRef === null ? null : { ref: supplierRef, name: supplierName ?? supplierRef, inUse: isInUse },
    suggestion: supplierRef !== null && isInUse ? null : (find(merchant.merchant) ?? null),
  }));
}

/**
 * Returns active suppliers, at most 2,000. Those whose name begins with the first word of a merchant come first, because
 * only they are suggested for it.
 */
function suppliersLike(tx: Tx, connectionId: string, merchants: readonly Found[]) {
  const words = merchants.flatMap(({ merchant }) => normaliseMerchant(merchant).plain.split(' ')[0] ?? []);
  return tx.$queryRaw<{ ref: string; name: string }[]>`
    select ref, name from suppliers
    where connection_id = ${connectionId}::uuid and archived_at is null and removed_at is null
    order by split_part(lower(translate(name, '-/.,&''', '      ')), ' ', 1) = any(${words}) desc, ref
    limit ${mostCompared}`;
}
