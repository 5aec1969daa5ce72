import 'server-only';
import { record } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import { effectCounted } from '@/lib/data/counts/merchants';
import { inScope, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { countOpen, countUnsynced, type IdPage } from '@/lib/data/movement/open';
import { announce } from '@/lib/data/queue';
import { startTask } from '@/lib/data/task/tasks';
import { isInUse } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { Refusal } from '@/lib/domain/refusal';
import { mostAtOnce } from '@/lib/domain/task/task';
import { type AliasEffect, applyLink, effectOn, type LinkedSupplier, lockOpenOf } from './link-supplier';

/** What a change of an alias did: its effect, or null when a background task applies it to the expenses. */
export type AliasChange = AliasEffect | null;

/**
 * Returns what an alias would do if it were saved. If `supplierRef` is null, returns what removing the alias would do.
 * When more than 2,000 expenses can still change, the numbers are those of the last count of all expenses, or null
 * before the first.
 */
export const weighAlias = (viewer: Viewer, merchant: string, supplierRef: string | null): Promise<AliasEffect | null> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const supplier = supplierRef === null ? null : (await usable(tx, viewer, supplierRef)).supplier;
    const { key } = normaliseMerchant(merchant);
    if (await hasManyOpen(tx, companyId)) return await effectCounted(tx, viewer, key, supplier);
    return effectOn((await lockOpenOf(tx, companyId, key, allAtOnce)).open, supplier);
  });

/**
 * Links a merchant to a supplier. Its unsynced expenses and all later ones get the supplier, except those whose
 * supplier was chosen by hand.
 */
export const setAlias = (viewer: Viewer, merchant: string, supplierRef: string): Promise<AliasChange> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    const { connectionId, supplier } = await usable(tx, viewer, supplierRef);
    const { key: merchantKey } = normaliseMerchant(merchant);
    const said = { merchant, supplierRef, authorId: viewer.userId };
    await tx.supplierAlias.upsert({
      where: { companyId_connectionId_merchantKey: { companyId, connectionId, merchantKey } },
      create: { companyId, connectionId, merchantKey, ...said },
      update: { ...said, createdAt: new Date() },
    });
    const change = await applyToExpenses(tx, viewer, { merchant, merchantKey, supplier });
    await record(tx, viewer, 'supplier.named', supplierRef, { merchant, supplier: supplier.name });
    return change;
  });

/** Removes the alias of a merchant. Unsynced expenses that used the alias get their supplier from the mapping again. */
export const clearAlias = (viewer: Viewer, merchant: string): Promise<AliasChange> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    const connection = await connectionIn(tx, companyId);
    if (!connection) throw new Refusal('Link your accounting package first.');
    const { key: merchantKey } = normaliseMerchant(merchant);
    await tx.supplierAlias.deleteMany({ where: { companyId, connectionId: connection.id, merchantKey } });
    const change = await applyToExpenses(tx, viewer, { merchant, merchantKey, supplier: null });
    await record(tx, viewer, 'supplier.forgotten', merchantKey, { merchant });
    return change;
  });

const allAtOnce: IdPage = { after: null, size: mostAtOnce };

const hasManyOpen = async (tx: Tx, companyId: string): Promise<boolean> =>
  (await countOpen(tx, companyId, mostAtOnce + 1)) > mostAtOnce;

/** Changes the unsynced expenses of the merchant at once, or starts a background task when many can still change. */
async function applyToExpenses(
  tx: Tx,
  viewer: Viewer,
  {
    merchant,
    merchantKey,
    supplier,
  }: { readonly merchant: string; readonly merchantKey: string; readonly supplier: LinkedSupplier | null },
): Promise<AliasChange> {
  const { companyId } = viewer;
  if (await hasManyOpen(tx, companyId)) {
    const input = { merchantKey, supplierRef: supplier?.ref ?? null, subject: merchant };
    const total = await countUnsynced(tx, companyId);
    await startTask(tx, viewer, { kind: 'link-supplier', input, result: { changed: 0 }, total });
    return null;
  }
  const { open } = await lockOpenOf(tx, companyId, merchantKey, allAtOnce);
  const effect = effectOn(open, supplier);
  await applyLink(tx, viewer, open, supplier);
  await announce(tx, companyId, ['expenses', 'mapping']);
  return effect;
}

async function usable(
  tx: Tx,
  { companyId }: Viewer,
  ref: string,
): Promise<{ readonly connectionId: string; readonly supplier: LinkedSupplier }> {
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
