import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import type { Connection } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { MerchantFilter } from '@/lib/domain/merchant/filter';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { type SupplierSuggestion, supplierFinder } from '@/lib/domain/suggestions/supplier';

/** A merchant that appears in the company's expenses, with its supplier in the books or a suggested supplier. */
export type MerchantRow = {
  readonly key: string;
  /** The spelling that appears most often in the expenses. */
  readonly merchant: string;
  readonly expenses: number;
  readonly unsynced: number;
  readonly supplier: { readonly ref: string; readonly name: string; readonly inUse: boolean } | null;
  readonly suggestion: SupplierSuggestion | null;
};

export type MerchantPage = {
  readonly connection: Connection | null;
  readonly rows: readonly MerchantRow[];
  readonly found: number;
  readonly counts: { readonly all: number; readonly named: number; readonly unnamed: number };
};

export const merchantsPerPage = 50;

/** Returns a page of the merchants in the company's expenses. Merchants with the most unsynced expenses come first. */
export const merchantPage = (viewer: Viewer, filter: MerchantFilter): Promise<MerchantPage> =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    const merchants = await merchantsIn(tx, viewer.companyId);
    const aliases = connection ? await aliasesIn(tx, viewer.companyId, connection.id) : new Map<string, string>();
    const named = merchants.filter(({ key }) => aliases.has(key)).length;
    const text = filter.text.toLowerCase();
    const found = merchants.filter(
      ({ key, merchant }) =>
        merchant.toLowerCase().includes(text) &&
        (filter.show === 'all' || aliases.has(key) === (filter.show === 'named')),
    );
    const shown = found.slice((filter.page - 1) * merchantsPerPage, filter.page * merchantsPerPage);
    return {
      connection,
      rows: connection ? await withSuppliers(tx, connection.id, shown, aliases) : [],
      found: found.length,
      counts: { all: merchants.length, named, unnamed: merchants.length - named },
    };
  });

type Counted = Pick<MerchantRow, 'key' | 'merchant' | 'expenses' | 'unsynced'>;

async function merchantsIn(tx: Tx, companyId: string): Promise<Counted[]> {
  const printed = await tx.$queryRaw<{ merchant: string; expenses: number; unsynced: number }[]>`
    select merchant, count(*)::int as expenses, count(*) filter (where synced_revision is null)::int as unsynced
    from movements join expenses using (id, company_id) where company_id = ${companyId}::uuid and removed_at is null
    group by merchant order by count(*) desc, merchant`;
  const merchants = new Map<string, Counted>();
  for (const { merchant, expenses, unsynced } of printed) {
    const { key } = normaliseMerchant(merchant);
    const known = merchants.get(key) ?? { key, merchant, expenses: 0, unsynced: 0 };
    merchants.set(key, { ...known, expenses: known.expenses + expenses, unsynced: known.unsynced + unsynced });
  }
  return [...merchants.values()].sort(
    (one, other) => other.unsynced - one.unsynced || other.expenses - one.expenses || one.key.localeCompare(other.key),
  );
}

const aliasesIn = async (tx: Tx, companyId: string, connectionId: string): Promise<Map<string, string>> => {
  const rows = await tx.supplierAlias.findMany({
    where: { companyId, connectionId },
    select: { merchantKey: true, supplierRef: true },
  });
  return new Map(rows.map((row) => [row.merchantKey, row.supplierRef]));
};

async function withSuppliers(
  tx: Tx,
  connectionId: string,
  merchants: readonly Counted[],
  aliases: ReadonlyMap<string, string>,
): Promise<MerchantRow[]> {
  const suppliers = await tx.supplier.findMany({
    where: { connectionId },
    select: { ref: true, name: true, archivedAt: true, removedAt: true },
  });
  const inUse = suppliers.filter((supplier) => supplier.archivedAt === null && supplier.removedAt === null);
  const byRef = new Map(suppliers.map((supplier) => [supplier.ref, supplier]));
  const usable = new Set(inUse.map((supplier) => supplier.ref));
  const find = supplierFinder(inUse);
  return merchants.map((merchant) => {
    const ref = aliases.get(merchant.key);
    return {
      ...merchant,
      supplier: ref === undefined ? null : { ref, name: byRef.get(ref)?.name ?? ref, inUse: usable.has(ref) },
      suggestion: ref !== undefined && usable.has(ref) ? null : (find(merchant.merchant) ?? null),
    };
  });
}
