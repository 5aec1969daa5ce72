import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import { announce } from '@/lib/data/queue';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { Refusal } from '@/lib/domain/refusal';

/**
 * What an alias does: it links a merchant to a supplier in the books. `changed` counts the unsynced expenses that get
 * the supplier. `otherCurrency` counts those that do not, because the supplier has another currency.
 */
export type AliasEffect = { readonly changed: number; readonly otherCurrency: number };

/**
 * Returns what an alias would do if it were saved. If `supplierRef` is null, returns what removing the alias would do.
 */
export const weighAlias = (viewer: Viewer, merchant: string, supplierRef: string | null): Promise<AliasEffect> =>
  inScope(viewer, async (tx) => {
    const supplier = supplierRef === null ? null : (await usable(tx, viewer, supplierRef)).supplier;
    const open = await openExpenses(tx, viewer.companyId, merchant);
    return effectOn(open, supplier);
  });

/**
 * Links a merchant to a supplier. Its unsynced expenses and all later ones get the supplier, except those whose
 * supplier was chosen by hand.
 */
export const setAlias = (viewer: Viewer, merchant: string, supplierRef: string): Promise<AliasEffect> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { connectionId, supplier } = await usable(tx, viewer, supplierRef);
    const { key: merchantKey } = normaliseMerchant(merchant);
    const said = { merchant, supplierRef, authorId: viewer.userId };
    await tx.supplierAlias.upsert({
      where: { companyId_connectionId_merchantKey: { companyId, connectionId, merchantKey } },
      create: { companyId, connectionId, merchantKey, ...said },
      update: { ...said, createdAt: new Date() },
    });
    const open = await openExpenses(tx, companyId, merchant);
    const ids = open.filter((expense) => takes(expense, supplier)).map(({ id }) => id);
    await tx.$executeRaw`
      update expenses set supplier_ref = ${supplierRef}, supplier_source = '{"by": "alias"}'::jsonb
      where id = any(${ids}::uuid[])`;
    await raiseRevisions(tx, ids);
    await recordAll(tx, viewer, [
      { action: 'supplier.named', subject: supplierRef, detail: { merchant, supplier: supplier.name } },
      ...ids.map((id) => ({ action: 'expense.coded', subject: id, detail: { by: 'linked to the merchant' } })),
    ]);
    await announce(tx, companyId);
    return effectOn(open, supplier);
  });

/** Removes the alias of a merchant. Unsynced expenses that used the alias get their supplier from the mapping again. */
export const clearAlias = (viewer: Viewer, merchant: string): Promise<AliasEffect> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const connection = await connectionIn(tx, companyId);
    if (!connection) throw new Refusal('Link your accounting package first.');
    const { key: merchantKey } = normaliseMerchant(merchant);
    await tx.supplierAlias.deleteMany({ where: { companyId, connectionId: connection.id, merchantKey } });
    const ids = (await openExpenses(tx, companyId, merchant)).filter(byAlias).map(({ id }) => id);
    await tx.$executeRaw`
      update expenses set supplier_ref = null, supplier_source = null where id = any(${ids}::uuid[])`;
    await raiseRevisions(tx, ids);
    await recordAll(tx, viewer, [
      { action: 'supplier.forgotten', subject: merchantKey, detail: { merchant } },
      ...ids.map((id) => ({ action: 'expense.coded', subject: id, detail: { by: 'the mapping' } })),
    ]);
    await announce(tx, companyId);
    return { changed: ids.length, otherCurrency: 0 };
  });

type Supplier = { readonly ref: string; readonly name: string; readonly currency: string };

async function usable(
  tx: Tx,
  { companyId }: Viewer,
  ref: string,
): Promise<{ readonly connectionId: string; readonly supplier: Supplier }> {
  const connection = await connectionIn(tx, companyId);
  if (!connection) throw new Refusal('Link your accounting package first.');
  const to = packageOf(connection.package);
  if (to.supplier !== 'required') throw new Refusal(`${to.name} takes no supplier on single records.`);
  const supplier = await tx.supplier.findUnique({ where: { connectionId_ref: { connectionId: connection.id, ref } } });
  if (!supplier || !isInUse(supplier)) {
    throw new Refusal(`${supplier?.name ?? 'This supplier'} is no longer in use in ${to.name}. Choose another.`);
  }
  return { connectionId: connection.id, supplier };
}

type Open = {
  readonly id: string;
  readonly currency: string;
  readonly supplier_ref: string | null;
  readonly source: string | null;
};

/** Returns the expenses of a merchant that can still change, because they are neither synced nor queued. Locks them. */
async function openExpenses(tx: Tx, companyId: string, merchant: string): Promise<Open[]> {
  const { key } = normaliseMerchant(merchant);
  const rows = await tx.$queryRaw<(Open & { merchant: string })[]>`
    select e.id, x.merchant, e.currency, x.supplier_ref, x.supplier_source ->> 'by' as source
    from movements e join expenses x on x.id = e.id left join sync_items i on i.id = e.latest_item_id
    where e.company_id = ${companyId}::uuid and e.removed_at is null and e.synced_revision is null
      and (i.state is null or i.state not in ('queued', 'sending', 'sent', 'unknown'))
    order by e.id for update of e`;
  return rows.filter((row) => normaliseMerchant(row.merchant).key === key);
}

const byAlias = ({ source }: Open): boolean => source === 'alias';
const follows = ({ supplier_ref, source }: Open): boolean => supplier_ref === null || source === 'alias';
const takes = (expense: Open, supplier: Supplier): boolean =>
  follows(expense) && expense.supplier_ref !== supplier.ref && canBePaidIn(supplier, expense.currency);

const effectOn = (open: readonly Open[], supplier: Supplier | null): AliasEffect =>
  supplier === null
    ? { changed: open.filter(byAlias).length, otherCurrency: 0 }
    : {
        changed: open.filter((expense) => takes(expense, supplier)).length,
        otherCurrency: open.filter((expense) => follows(expense) && !canBePaidIn(supplier, expense.currency)).length,
      };
