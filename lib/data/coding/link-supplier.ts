import 'server-only';
import { z } from 'zod';
import { recordAll } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { cursorAfter, type IdPage, openExpenses, pageOfOpen } from '@/lib/data/movement/open';
import { projectMovements } from '@/lib/data/movement/project';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import type { TaskPage } from '@/lib/data/task/pages';
import { canBePaidIn } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { changingResult, mostAtOnce } from '@/lib/domain/task/task';

export type LinkedSupplier = { readonly ref: string; readonly name: string; readonly currency: string };

/**
 * What linking a supplier to a merchant does. `changed` counts the unsynced expenses that get the supplier.
 * `otherCurrency` counts those that do not, because the supplier has another currency.
 */
export type AliasEffect = { readonly changed: number; readonly otherCurrency: number };

type Open = {
  readonly id: string;
  readonly merchant: string;
  readonly currency: string;
  readonly supplierRef: string | null;
  readonly source: string | null;
};

/** Locks a page of the expenses that can still change. Returns those of the merchant, and where the next page starts. */
export async function lockOpenOf(tx: Tx, companyId: string, merchantKey: string, page: IdPage) {
  const rows = await tx.$queryRaw<Open[]>`
    select m.id, e.merchant, trim(m.currency) as currency, e.supplier_ref as "supplierRef", e.supplier_source ->> 'by' as source
    from (select m.* from ${openExpenses(companyId)} ${pageOfOpen(page)} for update of m) m join expenses e on e.id = m.id
    order by m.id`;
  return {
    looked: rows.length,
    cursor: cursorAfter(
      rows.map(({ id }) => id),
      page.size,
    ),
    open: rows.filter((row) => normaliseMerchant(row.merchant).key === merchantKey),
  };
}

/** Gives expenses of a merchant the supplier that is linked to it, or takes a linked one away. Returns how many change. */
export async function applyLink(
  tx: Tx,
  viewer: Viewer,
  open: readonly Open[],
  supplier: LinkedSupplier | null,
): Promise<number> {
  const ids = open
    .filter((expense) => (supplier === null ? byAlias(expense) : takes(expense, supplier)))
    .map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.$executeRaw`
    update expenses set supplier_ref = ${supplier?.ref ?? null},
      supplier_source = case when ${supplier !== null} then '{"by": "alias"}'::jsonb end
    where id = any(${ids}::uuid[])`;
  await raiseRevisions(tx, ids);
  await projectMovements(tx, viewer.companyId, ids);
  const by = supplier === null ? 'the mapping' : 'linked to the merchant';
  await recordAll(
    tx,
    viewer,
    ids.map((id) => ({ action: 'expense.coded', subject: id, detail: { by } })),
  );
  return ids.length;
}

/** Returns what linking the supplier, or removing the link, would do to these expenses. */
export const effectOn = (
  open: readonly Omit<Open, 'id' | 'merchant'>[],
  supplier: LinkedSupplier | null,
): AliasEffect =>
  supplier === null
    ? { changed: open.filter(byAlias).length, otherCurrency: 0 }
    : {
        changed: open.filter((expense) => takes(expense, supplier)).length,
        otherCurrency: open.filter((expense) => follows(expense) && !canBePaidIn(supplier, expense.currency)).length,
      };

const byAlias = ({ source }: Pick<Open, 'source'>): boolean => source === 'alias';
const follows = ({ supplierRef, source }: Pick<Open, 'source' | 'supplierRef'>): boolean =>
  supplierRef === null || source === 'alias';
const takes = (expense: Omit<Open, 'id' | 'merchant'>, supplier: LinkedSupplier): boolean =>
  follows(expense) && expense.supplierRef !== supplier.ref && canBePaidIn(supplier, expense.currency);

const input = z.object({ merchantKey: z.string(), supplierRef: z.string().nullable(), subject: z.string() });

/** Changes the expenses of one page. Ends early when another supplier was linked to the merchant meanwhile. */
export const linkSupplierPage: TaskPage = async (tx, viewer, task) => {
  const { merchantKey, supplierRef } = input.parse(task.input);
  const { changed } = changingResult.parse(task.result);
  const { companyId } = viewer;
  await holdCoding(tx, companyId);
  const connection = await connectionIn(tx, companyId);
  const alias =
    connection &&
    (await tx.supplierAlias.findUnique({
      where: { companyId_connectionId_merchantKey: { companyId, connectionId: connection.id, merchantKey } },
      select: { supplierRef: true },
    }));
  if (!connection || (alias?.supplierRef ?? null) !== supplierRef)
    return { rows: 0, cursor: null, result: { changed } };
  const supplier =
    supplierRef === null
      ? null
      : await tx.supplier.findUniqueOrThrow({
          where: { connectionId_ref: { connectionId: connection.id, ref: supplierRef } },
          select: { ref: true, name: true, currency: true },
        });
  const page = await lockOpenOf(tx, companyId, merchantKey, { after: task.cursor, size: mostAtOnce });
  const more = await applyLink(tx, viewer, page.open, supplier);
  return { rows: page.looked, cursor: page.cursor, result: { changed: changed + more } };
};
